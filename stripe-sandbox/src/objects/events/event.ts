import type { StripeObject } from '../../store/records.ts';
import type { Cause, EventType } from '../account.ts';
import { newId } from '../identifiers.ts';

/** The version of the API that events are written in. */
export const apiVersion = '2026-10-28.endive';

/** What happened, with the object as it was at that moment. */
export interface StripeEvent extends StripeObject {
  object: 'event';
  type: EventType;
  data: { object: StripeObject };
  pending_webhooks: number;
}

interface Happening {
  type: EventType;
  object: StripeObject;
  now: number;
  cause: Cause;
  receivers: number;
}

export function newEvent({ type, object, now, cause, receivers }: Happening): StripeEvent {
  return {
    id: newId('evt'),
    object: 'event',
    ...{ api_version: apiVersion },
    created: now,
    data: { object },
    ...{ livemode: false },
    pending_webhooks: receivers,
    ...{ request: { id: cause.request, idempotency_key: cause.idempotencyKey } },
    type,
  };
}
