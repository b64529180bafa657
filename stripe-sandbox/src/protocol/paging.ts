import type { Account } from '../objects/account.ts';
import type { Selection, StripeObject } from '../store/records.ts';
import { either, group, integer, text } from './parameters.ts';
import { invalid, missingObject } from './refusal.ts';

const time = integer();

/** The parameters all lists have. */
export const pageParameters = {
  limit: integer({ min: 1, max: 100 }),
  starting_after: text(),
  ending_before: text(),
  created: either(time, group({ gt: time, gte: time, lt: time, lte: time })),
};

interface PageValues {
  limit?: number | undefined;
  starting_after?: string | undefined;
  ending_before?: string | undefined;
  created?: number | Selection['created'];
}

export interface Listed {
  object: StripeObject['object'];
  url: string;
  filters?: Selection['filters'];
  types?: string[] | undefined;
}

/** A list object: a page of the newest, and whether there is more in the direction one walks. */
export function page(account: Account, values: PageValues, { object, url, filters = {}, types }: Listed) {
  if (values.starting_after !== undefined && values.ending_before !== undefined) {
    throw invalid('You cannot parameterize both starting_after and ending_before.', 'ending_before');
  }
  const placeOf = (name: 'starting_after' | 'ending_before') => {
    const id = values[name];
    if (id === undefined) return undefined;
    const place = account.records.placeOf(object, id);
    if (place === undefined) throw missingObject(object, id, name);
    return place;
  };
  const limit = values.limit ?? 10;
  const [startingAfter, endingBefore] = [placeOf('starting_after'), placeOf('ending_before')];
  const created = range(values.created);
  const selection = { object, filters, types, created, startingAfter, endingBefore, limit: limit + 1 };
  const found = account.records.list(selection);
  const extra = found.length > limit;
  // The one too many is the farthest from where the walk began: the last on the way down, the first on the way up.
  const data = !extra ? found : endingBefore === undefined ? found.slice(0, limit) : found.slice(1);
  return { object: 'list', data, has_more: extra, url };
}

function range(created: PageValues['created']): Selection['created'] {
  return typeof created === 'number' ? { gte: created, lte: created } : created;
}
