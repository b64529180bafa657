import { z } from 'zod';

/** An instant as input: RFC 3339 with `Z` or any offset. */
export const instantInput = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
