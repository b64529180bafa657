import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type ReviewedClinic, startReviewedClinic } from '../../../../test/reviewed-clinic.ts';
import { callApp } from '../../../../test/test-app.ts';
import { createApp } from '../../../create-app.ts';
import { Metrics } from '../../../platform/metrics/metrics.ts';
import { readSettings } from '../../../platform/settings/settings.ts';
import { RecountRatings } from './recount-ratings.ts';

const writers = 50;

let t: ReviewedClinic;
let second: NestFastifyApplication;
beforeAll(async () => {
  t = await startReviewedClinic();
  const settings = {
    DATABASE_URL: t.world.databaseUrl,
    LOG_LEVEL: 'silent',
    RATE_LIMITS: 'off',
    JOBS: 'off',
  };
  second = await createApp(readSettings({ NODE_ENV: 'test', ...settings }), t.world.clock);
  await second.init();
});
afterAll(async () => {
  await second.close();
  await t.close();
});

const recount = () => t.world.app.get(RecountRatings).run();
const metric = async (name: string): Promise<number | undefined> => {
  const found = await t.world.app.get(Metrics).registry.getSingleMetric(name)?.get();
  return found?.values[0]?.value;
};

describe('the figures of a doctor', () => {
  it('are what a count says, while fifty at once write, change, hide and restore at two processes and the recount runs', async () => {
    const before = (await metric('reviews_rating_drift_total')) ?? 0;
    const visits = await Promise.all(Array.from({ length: writers }, () => t.addVisit()));
    const life = async ({ id, patient }: (typeof visits)[number], n: number): Promise<void> => {
      const app = n % 2 ? second : t.world.app;
      const { body } = await callApp(app, 'POST', `/v1/appointments/${id}/review`, {
        token: patient.token,
        body: { rating: (n % 5) + 1 },
      });
      const steps = [
        callApp(app, 'PATCH', `/v1/reviews/${body.id}`, {
          token: patient.token,
          body: { rating: 5 - (n % 5) },
        }),
        ...(n % 3
          ? []
          : [
              callApp(app, 'POST', `/v1/admin/reviews/${body.id}/hiding`, {
                token: t.here.admin,
                body: { reason: 'spam' },
              }),
            ]),
      ];
      await Promise.all(steps);
      if (n % 6 === 0) {
        await callApp(app, 'DELETE', `/v1/admin/reviews/${body.id}/hiding`, { token: t.here.admin });
      }
    };
    const found = await Promise.all([...visits.map(life), recount(), recount()]);

    expect(found.slice(-2)).toEqual([[], []]);
    const { kept, counted } = await t.figures();
    expect(counted[0].count).toBeGreaterThan(writers / 2);
    expect(kept).toEqual(counted);
    expect(await metric('reviews_rating_drift_total')).toBe(before);
  });

  it('are mended by the recount where somebody has spoilt them, and /metrics tells', async () => {
    const [spoilt, lost, none] = [
      await t.here.addDoctor(),
      await t.here.addDoctor(),
      await t.here.addDoctor(),
    ];
    for (const doctorId of [spoilt, spoilt, lost]) await t.addReview({ rating: 4 }, doctorId);
    const { database } = t.here;
    await database.query('update doctor_ratings set rating_sum = 10, rating_count = 2 where doctor_id = $1', [
      spoilt,
    ]);
    await database.query('delete from doctor_ratings where doctor_id = $1', [lost]);
    await database.query('insert into doctor_ratings values ($1, 5, 1, 5, 4, now()) on conflict do nothing', [
      none,
    ]);
    const before = (await metric('reviews_rating_drift_total')) ?? 0;

    expect((await recount()).sort()).toEqual([spoilt, lost, none].sort());

    expect(await t.ratingOf(spoilt)).toEqual({ average: 4, count: 2 });
    expect(await t.ratingOf(lost)).toEqual({ average: 4, count: 1 });
    expect(await t.ratingOf(none)).toEqual({ average: null, count: 0 });
    expect(await metric('reviews_rating_drift_total')).toBe(before + 3);
    expect(await recount()).toEqual([]);
  });

  it('follow a change of the prior at the next recount', async () => {
    const doctorId = await t.here.addDoctor();
    await t.addReview({ rating: 5 }, doctorId);
    await t.here.database.query('update doctor_ratings set smoothed = 3 where doctor_id = $1', [doctorId]);
    expect(await recount()).toEqual([doctorId]);
    const { rows } = await t.here.database.query('select smoothed from doctor_ratings where doctor_id = $1', [
      doctorId,
    ]);
    expect(Number(rows[0].smoothed)).toBe(3.94545);
  });

  it('are changed without waiting for whoever books with the doctor', async () => {
    const doctorId = await t.here.addDoctor();
    const { id, patient } = await t.addVisit({ doctorId });
    const booking = await t.here.database.connect();
    try {
      await booking.query('begin');
      await booking.query('select from doctors where id = $1 for no key update', [doctorId]);
      const { status } = await t.world.call('POST', `/v1/appointments/${id}/review`, {
        token: patient.token,
        body: { rating: 5 },
      });
      expect(status).toBe(201);
    } finally {
      await booking.query('rollback');
      booking.release();
    }
  });

  it('order the search: many good reviews before one best, and the unrated in between', async () => {
    const specialties = ['ratings of this test'];
    const [many, one, bad, unrated] = [
      await t.here.addDoctor({ specialties }),
      await t.here.addDoctor({ specialties }),
      await t.here.addDoctor({ specialties }),
      await t.here.addDoctor({ specialties }),
    ];
    for (let n = 0; n < 12; n += 1) await t.addReview({ rating: n % 4 ? 5 : 4 }, many);
    await t.addReview({ rating: 5 }, one);
    await t.addReview({ rating: 1 }, bad);
    const search = async (query: string) =>
      (
        await t.world.call('GET', `/v1/doctors?specialty=${encodeURIComponent(specialties[0]!)}&${query}`)
      ).body.items.map(({ id, rating }: any) => [id, rating.average]);

    expect(await search('sort=rating')).toEqual([
      [many, 4.75],
      [one, 5],
      [unrated, null],
      [bad, 1],
    ]);
    expect(await search('sort=rating&minRating=4.75')).toEqual([
      [many, 4.75],
      [one, 5],
    ]);
  });
});

it('/metrics tells how many reviews wait for an admin', async () => {
  const { id } = await t.addReview();
  const before = await metric('reviews_reported');
  await t.world.call('POST', `/v1/reviews/${id}/reports`, { token: t.here.doctor, body: { reason: 'spam' } });
  expect(await metric('reviews_reported')).toBe(Number(before) + 1);
});
