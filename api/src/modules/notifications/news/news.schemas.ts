import { z } from 'zod';
import { newsKinds, newsTopics } from '../rules/news-kinds.ts';

const id = z.uuid();
const count = z.int().min(0);
const [firstType = '', ...furtherTypes] = Object.keys(newsKinds);

export const newsQuery = z.strictObject({
  topics: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(newsTopics)).min(1))
    .optional()
    .meta({
      description: 'One topic, or several with commas between; all otherwise.',
      example: 'dispute,refund',
    }),
});
export type NewsQuery = z.infer<typeof newsQuery>;

export const newsSchema = z
  .object({
    type: z
      .enum([firstType, ...furtherTypes])
      .meta({ description: 'What has happened; also the name of the event.' }),
    topic: z.enum(newsTopics).meta({ id: 'NewsTopic' }),
    id: id.meta({ description: 'Of the record that has changed.' }),
    hospitalId: id.nullable(),
    doctorId: id.nullable(),
    appointmentId: id.nullable().meta({ description: 'The visit it is about, where it is about one.' }),
    version: z.int().nullable().meta({
      description:
        'Of the record afterwards: who shows a lower one shows what was. None for disputes, whose version is not the same to all sides.',
    }),
    occurredAt: z.iso.datetime(),
    progress: z
      .object({
        status: z.enum(['running', 'completed', 'abandoned']),
        totalRows: count,
        doneRows: count,
        rejectedRows: count,
      })
      .nullable()
      .meta({ id: 'ImportProgress', description: 'How far an import is.' }),
  })
  .meta({
    id: 'News',
    example: {
      type: 'appointment.confirmed',
      topic: 'appointment',
      id: '01936f6e-7c00-7000-8000-000000000010',
      hospitalId: '01936f6e-7c00-7000-8000-000000000004',
      doctorId: '01936f6e-7c00-7000-8000-000000000002',
      appointmentId: '01936f6e-7c00-7000-8000-000000000010',
      version: 1,
      occurredAt: '2026-12-01T06:00:00.000Z',
      progress: null,
    },
  });
