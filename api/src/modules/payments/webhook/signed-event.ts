import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import { Refusal } from '../../../values/refusal.ts';

/** How old a signature may be: Stripe signs each attempt anew, so whatever is older has been kept by somebody. */
const toleranceSeconds = 300;

/** As much of an event as we keep; what it says of its object is asked of Stripe instead. */
export interface SignedEvent {
  id: string;
  type: string;
  objectId: string | null;
  /** Which payment of ours the object says it belongs to. */
  paymentId: string | null;
  /** Of what was signed, moment and text, read as the check of the signature reads them: however a message is dressed up again. */
  signatureHash: Buffer;
}

/**
 * Reads an event by its signature. By the time of day, not by the clock that tests set: whoever signs does so by that.
 *
 * @throws {Refusal} `payments.webhook_refused` when it is forged or stale
 */
export function readSignedEvent(
  webhooks: Stripe.Webhooks,
  rawBody: Buffer,
  signature: string | undefined,
  secret: string,
): SignedEvent {
  const text = new TextDecoder().decode(rawBody);
  const event = verified(() => {
    requirePast(momentOf(signature));
    return webhooks.constructEvent(text, signature ?? '', secret, toleranceSeconds);
  });
  const object = isRecord(event.data) ? event.data.object : undefined;
  return {
    id: event.id,
    type: event.type,
    objectId: textIn(object, 'id'),
    paymentId: uuidIn(metadataOf(object), 'payment_id'),
    signatureHash: createHash('sha256')
      .update(`${momentOf(signature)}.${text}`)
      .digest(),
  };
}

export function refused(detail: string): Refusal {
  return new Refusal('payments.webhook_refused', { detail });
}

function verified(construct: () => Stripe.Event): Stripe.Event {
  try {
    const event = construct();
    if (typeof event.id === 'string' && typeof event.type === 'string') {
      return event;
    }
  } catch {
    // Why exactly is nobody's business who cannot sign.
  }
  throw refused('The signature is not one of Stripe’s for this body, or it is too old.');
}

/** Stripe's own check looks for what is too old alone: a message of tomorrow could come again after its signature was forgotten. */
function requirePast(moment: number): void {
  if (!(moment <= Date.now() / 1000 + toleranceSeconds)) {
    throw new RangeError('signed in the future');
  }
}

/** Of several moments the last one counts, as it does for Stripe's own check. */
function momentOf(signature = ''): number {
  const moments = signature.split(',').filter((part) => part.split('=')[0] === 't');
  return Number.parseInt(moments.at(-1)?.split('=')[1] ?? '', 10);
}

function metadataOf(object: unknown): unknown {
  return isRecord(object) ? object['metadata'] : undefined;
}

function uuidIn(object: unknown, name: string): string | null {
  const text = textIn(object, name);
  return text !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : null;
}

function textIn(object: unknown, name: string): string | null {
  const value = isRecord(object) ? object[name] : undefined;
  return typeof value === 'string' && value.length <= 255 ? value : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
