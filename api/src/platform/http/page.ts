import { z } from 'zod';
import { Refusal } from '../../values/refusal.ts';

/** The query members every list has. Spread them into the list's own strict schema. */
export const pageQuery = {
  cursor: z
    .string()
    .max(500)
    .optional()
    .meta({ description: 'Where the page before ended: its `nextCursor`.' }),
  limit: z.coerce.number().int().min(1).max(100).default(20),
};

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export function pageSchema<T extends z.ZodType>(items: T, id: string) {
  return z.object({ items: z.array(items), nextCursor: z.string().nullable() }).meta({ id });
}

/** An instant in a cursor: in the years and with the offsets PostgreSQL reads, for cursors can be made up. */
export const cursorInstant = z.iso
  .datetime({ offset: true })
  .regex(/^(?!0000)/)
  .regex(/(Z|[+-](0\d|1[0-5]):[0-5]\d)$/);

/** An opaque cursor: the sort values of the last item of a page. */
export function encodeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * Reads a cursor back by the shape of its sort values.
 *
 * @throws {Refusal} `request.invalid` when it is none of ours
 */
export function decodeCursor<T>(cursor: string, shape: z.ZodType<T>): T {
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new Refusal('request.invalid', {
      errors: [
        { pointer: '/cursor', code: 'invalid_cursor', detail: 'Not a cursor of this list.', in: 'query' },
      ],
    });
  }
}

/** Makes a page of rows that were asked for with `limit + 1`: one more than fits tells that there is a next page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
  sortValues: (row: Row) => readonly (string | number | null)[],
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(toItem), nextCursor: more ? encodeCursor(sortValues(last)) : null };
}
