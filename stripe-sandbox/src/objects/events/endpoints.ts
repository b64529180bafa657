import { endpoint, ok } from '../../protocol/endpoint.ts';
import { page, pageParameters } from '../../protocol/paging.ts';
import { listOf, text } from '../../protocol/parameters.ts';
import { invalid, missingObject } from '../../protocol/refusal.ts';
import type { StripeObject } from '../../store/records.ts';
import type { Account } from '../account.ts';
import type { StripeEvent } from './event.ts';

const url = '/v1/events';

export const eventEndpoints = [
  endpoint({
    method: 'GET',
    path: url,
    parameters: { ...pageParameters, type: text(), types: listOf(text()) },
    answer({ account, values }) {
      if (values.type !== undefined && values.types) {
        throw invalid('You may only specify one of these parameters: type, types.', 'types');
      }
      const types = values.types ?? (values.type === undefined ? undefined : [values.type]);
      const { data, ...list } = page(account, values, { object: 'event', url, types });
      return ok({ ...list, data: data.map((event) => asNow(account, event)) });
    },
  }),
  endpoint({
    method: 'GET',
    path: `${url}/:id`,
    parameters: {},
    answer({ account, id }) {
      const event = account.records.find<StripeEvent>('event', id);
      if (!event) throw missingObject('event', id, 'id');
      return ok(asNow(account, event));
    },
  }),
];

/** An event is as it was when it happened, but for how many still wait for it. */
function asNow(account: Account, event: StripeObject): object {
  return { ...event, pending_webhooks: account.isAwaited(event.id) ? 1 : 0 };
}
