import { z } from 'zod';

export const rowFaultSchema = z
  .object({
    field: z.string().meta({ description: 'The field, or `row` for the row as a whole.', example: 'start' }),
    code: z.string().meta({ description: 'Stable, for programs.', example: 'nonexistent_local_time' }),
    message: z.string(),
    value: z.string().nullable().meta({ description: 'What was refused, as text.' }),
  })
  .meta({ id: 'RowFault' });

/** What every row has, whatever it is of. */
export const rowBasics = {
  line: z.int().min(0).meta({ description: 'Where the row stands in the file.', example: 2 }),
  refused: z.array(rowFaultSchema).max(50).nullish().meta({
    description: 'Why the sender refuses the row itself: it is recorded as rejected with these errors.',
  }),
};
