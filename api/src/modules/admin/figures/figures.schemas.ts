import { z } from 'zod';
import { moneySchema, timeZone } from '../../doctors/index.ts';

/** More days are no chart any more. */
export const mostDays = 366;
export const usualDays = 30;

const count = z.int().min(0);
const day = z.iso.date().regex(/^20\d\d-/, 'Expected a day of this century, such as 2026-12-01.');

export const figuresQuery = z.strictObject({
  from: day.optional().meta({
    description: `The first day; ${usualDays} days up to the last one otherwise.`,
    example: '2026-11-01',
  }),
  to: day.optional().meta({
    description: `The last day, itself counted; today otherwise. At most ${mostDays} days.`,
    example: '2026-11-30',
  }),
  timeZone: timeZone.optional().meta({
    description: 'Whose days: an IANA zone. The hospital’s otherwise, and UTC for all hospitals together.',
    example: 'Asia/Kolkata',
  }),
  hospitalId: z.uuid().optional().meta({ description: 'For admins: of this hospital alone.' }),
});
export type FiguresQuery = z.infer<typeof figuresQuery>;

const visits = {
  bookings: count.meta({
    description: 'Appointments confirmed in it. What was held and never confirmed is no booking.',
  }),
  cancellations: count.meta({ description: 'Bookings called off in it, by whichever side.' }),
  noShows: count.meta({ description: 'Of the visits due in it, those nobody came to.' }),
  completed: count.meta({ description: 'Of the visits due in it, those that took place.' }),
};

const money = z
  .array(
    z
      .object({
        currency: z.string(),
        revenue: moneySchema.meta({
          description:
            'What came by payments begun in it: the sum of `amount` of `GET /v1/payments?status=succeeded` with its bounds.',
        }),
        refunds: moneySchema.meta({
          description: 'What was decided in it to be returned, of whichever payment; owed, or gone already.',
        }),
      })
      .meta({ id: 'MoneyFigures' }),
  )
  .meta({ description: 'By currency; those in which nothing moved are left out.' });

const imports = z
  .object({
    running: count,
    clean: count.meta({ description: 'Completed, and no row refused.' }),
    withRejects: count.meta({ description: 'Completed, with rows refused.' }),
    abandoned: count,
    rowsTaken: count,
    rowsRejected: count,
  })
  .meta({ id: 'ImportFigures', description: 'Runs started in it by their outcome, without dry runs.' });

const figures = { ...visits, money, imports };

export const figureDaySchema = z.object({ date: z.iso.date(), ...figures }).meta({ id: 'FigureDay' });
export type FigureDay = z.infer<typeof figureDaySchema>;

export const figureTotalsSchema = z
  .object({ from: z.iso.date(), to: z.iso.date(), ...figures })
  .meta({ id: 'FigureTotals' });

const since = z.iso.datetime().nullable();

export const figuresSchema = z
  .object({
    timeZone: z.string().meta({ description: 'Whose days these are.', example: 'Asia/Kolkata' }),
    hospitalId: z.uuid().nullable().meta({ description: 'Null: all hospitals together.' }),
    asOf: z.iso.datetime(),
    begins: z.iso.datetime().meta({ description: 'When the first day begins.' }),
    ends: z.iso.datetime().meta({ description: 'When the last day ends.' }),
    days: z.array(figureDaySchema).meta({ description: 'Every day, in order, also those without anything.' }),
    totals: figureTotalsSchema,
    previous: figureTotalsSchema.meta({ description: 'As many days before, to compare with.' }),
    disputes: z
      .object({
        unsettled: count,
        byAge: z.array(
          z
            .object({ fromDays: count, toDays: count.nullable(), count })
            .meta({ id: 'DisputeAge', description: 'Opened so many days ago, and fewer than that.' }),
        ),
        overdue: z.object({ patient: count, hospital: count, admin: count }).meta({
          id: 'OverdueAnswers',
          description:
            'Whose answer is late, by the deadlines of the disputes: a patient’s or a hospital’s until it comes or the dispute is closed.',
        }),
      })
      .meta({ id: 'DisputeFigures', description: 'As of now, whatever the period.' }),
    reviews: z
      .object({ reported: count, reportedSince: since })
      .meta({ id: 'ReviewFigures', description: 'Reports that wait for an admin, as of now.' }),
  })
  .meta({ id: 'Figures' });
export type Figures = z.infer<typeof figuresSchema>;
