import { isId } from '../../values/ids.ts';

/** Of Stripe: `evt_…`, `pi_…`, `re_…`. */
const prefixed = /^[a-z]{2,5}_[A-Za-z0-9_]{6,64}$/;
const name = /^[a-z]\w{0,40}Id$/;

/**
 * What of a job's data may be shown: the ids by which the records it is about are found, and nothing else, whatever else stands there.
 * An event carries its own in `payload`.
 */
export function toldIds(data: unknown): Record<string, string> {
  const { payload } = (data ?? {}) as { payload?: unknown };
  const members = typeof payload === 'object' && payload !== null ? payload : (data ?? {});
  return Object.fromEntries(
    Object.entries(members).filter(
      (entry): entry is [string, string] =>
        name.test(entry[0]) &&
        typeof entry[1] === 'string' &&
        (isId(entry[1]) || prefixed.test(entry[1])) &&
        !entry[1].includes('_secret_'),
    ),
  );
}
