import { z } from 'zod';
import { pageQuery, pageSchema } from '../../../platform/http/page.ts';

/** As many as a menu can show; more would be a mistake. */
export const mostSavedViews = 50;

const screen = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'Expected a short key of a-z, 0-9 and hyphens.')
  .meta({ description: 'The key of the list in the portal.', example: 'disputes' });
const name = z.string().trim().min(1).max(80).meta({ example: 'Mine, the oldest first' });
const query = z
  .string()
  .max(2048)
  .regex(
    /^(?!\?)[\x21\x24-\x7e]*$/,
    'Expected a query string as it stands in an address, without "?" and "#".',
  )
  .meta({
    description: 'The filters as a query string, percent-encoded, without its question mark; at most 2 kB.',
    example: 'status=open&assigneeId=me&sort=dueAt',
  });

const example = { screen: 'disputes', name: 'Mine, the oldest first', query: 'status=open&sort=dueAt' };

export const savedViewInputSchema = z
  .strictObject({ screen, name, query })
  .meta({ id: 'SavedViewInput', example });

export const savedViewSchema = z
  .object({
    id: z.uuid(),
    screen,
    name,
    query,
    version: z.int().meta({ description: 'Send it back as `If-Match` to change what you have seen.' }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'SavedView' });

export const savedViewPageSchema = pageSchema(savedViewSchema, 'SavedViewPage');

export const savedViewQuerySchema = z.strictObject({
  ...pageQuery,
  screen: screen.optional().meta({ description: 'Those of this list alone.' }),
});

export type SavedViewInput = z.infer<typeof savedViewInputSchema>;
export type SavedViewAnswer = z.infer<typeof savedViewSchema>;
export type SavedViewQuery = z.infer<typeof savedViewQuerySchema>;
