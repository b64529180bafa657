import { z } from 'zod';
import { pageQuery, pageSchema } from '../../../platform/http/page.ts';

const doctors = z.int().meta({ description: 'How many active doctors.', example: 12 });

export const specialtyPageSchema = pageSchema(
  z.object({ name: z.string().meta({ example: 'cardiology' }), doctors }).meta({ id: 'Specialty' }),
  'SpecialtyPage',
);

export const languagePageSchema = pageSchema(
  z
    .object({
      tag: z.string().meta({ description: 'BCP 47 tag.', example: 'hi' }),
      name: z.string().meta({ description: 'English name.', example: 'Hindi' }),
      doctors,
    })
    .meta({ id: 'Language' }),
  'LanguagePage',
);

export const directoryQuerySchema = z.strictObject({
  ...pageQuery,
  hospitalId: z.uuid().optional().meta({ description: 'Of the doctors of this hospital alone.' }),
});

export type DirectoryQuery = z.infer<typeof directoryQuerySchema>;
