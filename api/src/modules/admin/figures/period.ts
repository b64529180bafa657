import { dateAt, daysFrom, type LocalDays, localDays, plusDays } from '../../../values/local-days.ts';
import { Refusal } from '../../../values/refusal.ts';
import { mostDays, usualDays } from './figures.schemas.ts';

/** The days somebody looks at, and as many before them to compare with. */
export interface Period extends LocalDays {
  from: string;
  to: string;
  previous: { from: string; to: string; begins: Date };
}

/** @throws {Refusal} `request.invalid` when the days run backwards or are too many */
export function periodOf(
  asked: { from?: string | undefined; to?: string | undefined },
  timeZone: string,
  now: Date,
): Period {
  const to = asked.to ?? dateAt(now, timeZone);
  const from = asked.from ?? plusDays(to, 1 - usualDays);
  const days = daysFrom(from, to);
  if (days < 1) {
    throw faulty('/to', 'not_after_from', '`to` has to be the day of `from` or a later one.');
  }
  if (days > mostDays) {
    throw faulty('/from', 'too_many_days', `At most ${mostDays} days, not ${days}.`);
  }
  const previous = { from: plusDays(from, -days), to: plusDays(from, -1) };
  const [begins = now] = localDays(previous.from, previous.from, timeZone).bounds;
  return { from, to, ...localDays(from, to, timeZone), previous: { ...previous, begins } };
}

function faulty(pointer: string, code: string, detail: string): Refusal {
  return new Refusal('request.invalid', { errors: [{ pointer, code, detail, in: 'query' }] });
}
