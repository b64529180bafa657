import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { clinic, type Clinic } from '../../../../test/clinic.ts';
import { FixedClock } from '../../../../test/fixed-clock.ts';
import { breachesOfPromise } from '../../../../test/scheduling-promise.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { createApp } from '../../../create-app.ts';
import type { Person } from '../../../platform/guards/caller.ts';
import { readSettings } from '../../../platform/settings/settings.ts';
import { newId } from '../../../values/ids.ts';
import { AccessTokens } from '../../auth/index.ts';
import { ExpireHolds } from './expire-holds.ts';

const racers = 50;

type Who = Pick<Person, 'role' | 'accountId' | 'hospitalId'>;

interface Outcome {
  status: number;
  code: string | undefined;
  alternatives: unknown[] | undefined;
  id: string;
}

describe('a race for time', () => {
  let world: TestApp;
  let second: NestFastifyApplication;
  let city: Clinic;
  let patients: Who[];
  let desk: Who;
  const clocks: FixedClock[] = [];

  beforeAll(async () => {
    world = await startTestApp();
    const clock = new FixedClock();
    clocks.push(world.clock, clock);
    second = await createApp(
      readSettings({
        NODE_ENV: 'test',
        DATABASE_URL: world.databaseUrl,
        LOG_LEVEL: 'silent',
        RATE_LIMITS: 'off',
        JOBS: 'off',
      }),
      clock,
    );
    await second.init();
    await second.getHttpAdapter().getInstance().ready();
    city = await clinic(world);
    desk = { role: 'staff', accountId: newId(), hospitalId: city.hospitalId };
    patients = await Promise.all(
      Array.from({ length: racers }, async () => {
        const { accountId } = await city.addPatient();
        return { role: 'patient' as const, accountId, hospitalId: null };
      }),
    );
  });

  afterAll(async () => {
    await city.close();
    await second.close();
    await world.close();
  });

  afterEach(async () => {
    expect(await breachesOfPromise(city.database)).toEqual({});
  });

  const apps = () => [world.app, second];
  const any = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;

  async function post(url: string, who: Who, payload: object, app = any(apps())): Promise<Outcome> {
    // Signed at each call, by the process that reads it: the clocks run away from each other.
    const token = app.get(AccessTokens).sign({ ...who, sessionId: newId(), doctorId: null });
    const response = await app.inject({
      method: 'POST',
      url,
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() },
      payload,
    });
    const { code, alternatives, id } = response.json<Partial<Outcome>>();
    return { status: response.statusCode, code, alternatives, id: id ?? '' };
  }

  const book = (slotId: string, who = any(patients)) => post('/v1/appointments', who, { slotId });
  const rush = (slotId: string, whoever = patients) => whoever.map((who) => book(slotId, who));
  const won = (outcomes: Outcome[]) => outcomes.filter(({ status }) => status === 201);
  const lost = (outcomes: Outcome[]) => outcomes.filter(({ status }) => status !== 201);

  function expectOnlySlotTaken(outcomes: Outcome[]): void {
    const kinds = new Set(lost(outcomes).map(({ status, code }) => `${status} ${code}`));
    expect([...kinds].filter((kind) => kind !== '409 scheduling.slot_taken')).toEqual([]);
  }

  async function doctorWith(minutes: number, payment: 'online' | 'at_visit' = 'at_visit') {
    const doctorId = await city.addDoctor();
    await city.addVisitType(doctorId, { minutes, payment, feeMinor: 100 });
    return doctorId;
  }

  it('for one free slot has one winner, and tells all others what is free instead', async () => {
    for (let round = 0; round < 5; round++) {
      const doctorId = await doctorWith(15, any(['online', 'at_visit']));
      const slotId = await city.addSlot(doctorId, '2026-12-03T04:30:00Z');
      const next = await city.addSlot(doctorId, '2026-12-03T04:45:00Z');

      const outcomes = await Promise.all(rush(slotId));

      expect(won(outcomes)).toHaveLength(1);
      expectOnlySlotTaken(outcomes);
      for (const { alternatives } of lost(outcomes)) {
        expect(alternatives).toEqual([expect.objectContaining({ id: next })]);
      }
    }
  });

  it('for a slot whose hold has lapsed has one winner, while two processes write the lapse down', async () => {
    for (let round = 0; round < 4; round++) {
      const doctorId = await doctorWith(15, 'online');
      const slotId = await city.addSlot(doctorId, '2026-12-03T04:30:00Z');
      const held = await book(slotId);
      clocks.forEach((clock) => clock.advance({ minutes: 10 }));

      const ticks = apps().map((app) => app.get(ExpireHolds).run());
      const outcomes = await Promise.all(rush(slotId));
      await Promise.all(ticks);

      expect(won(outcomes)).toHaveLength(1);
      expectOnlySlotTaken(outcomes);
      const { rows } = await city.database.query(
        `select action from appointment_history where appointment_id = $1 order by id`,
        [held.id],
      );
      expect(rows).toEqual([{ action: 'book' }, { action: 'expire' }]);
    }
  });

  it('between the desk that confirms a lapsed hold and those who want the slot has one winner', async () => {
    for (let round = 0; round < 4; round++) {
      const doctorId = await doctorWith(15, 'online');
      const slotId = await city.addSlot(doctorId, '2026-12-03T04:30:00Z');
      const held = await book(slotId);
      clocks.forEach((clock) => clock.advance({ minutes: 10 }));

      const turn = Math.floor(Math.random() * racers);
      const earlier = rush(slotId, patients.slice(0, turn));
      const confirming = post(`/v1/appointments/${held.id}/confirmation`, desk, { method: 'cash' });
      const later = rush(slotId, patients.slice(turn));
      const outcomes = await Promise.all([...earlier, confirming, ...later]);

      const confirmed = outcomes.filter(({ status }) => status === 200);
      expect(confirmed.length + won(outcomes).length).toBe(1);
      expectOnlySlotTaken(
        outcomes.filter(({ status, code }) => status !== 200 && code !== 'scheduling.hold_expired'),
      );
    }
  });

  it('with cancellations in between has never two at a time, and whoever asks last gets what is free', async () => {
    const doctorId = await doctorWith(15);
    const slotId = await city.addSlot(doctorId, '2026-12-03T04:30:00Z');
    let holder: Outcome | undefined;
    for (let round = 0; round < 5; round++) {
      const cancelling = holder
        ? [post(`/v1/appointments/${holder.id}/cancellation`, desk, { reasonCode: 'other' })]
        : [];
      const outcomes = await Promise.all(rush(slotId));
      await Promise.all(cancelling);

      expect(won(outcomes).length).toBeLessThanOrEqual(1);
      expectOnlySlotTaken(outcomes);
      holder = won(outcomes)[0] ?? (await book(slotId));
      expect(holder.status).toBe(201);
    }
  });

  it('over slots of different length leaves nobody overlapped and refuses nobody without need', async () => {
    for (let round = 0; round < 4; round++) {
      const doctorId = await doctorWith(15);
      const slots = await Promise.all(
        [
          ['04:00', 60],
          ['04:15', 30],
          ['04:20', 15],
          ['04:30', 60],
          ['04:45', 15],
          ['05:00', 30],
          ['05:10', 15],
        ].map(([start, minutes]) =>
          city.addSlot(doctorId, `2026-12-04T${start}:00Z`, { minutes: Number(minutes) }),
        ),
      );

      const wanted = patients.map((who) => ({ slotId: any(slots), who }));
      const outcomes = await Promise.all(wanted.map(({ slotId, who }) => book(slotId, who)));

      expectOnlySlotTaken(outcomes);
      expect(won(outcomes).length).toBeGreaterThanOrEqual(1);
      const { rows } = await city.database.query(
        `select id from slots where doctor_id = $1 and appointment_id is null and id = any ($2::uuid[])`,
        [doctorId, wanted.map(({ slotId }) => slotId)],
      );
      expect(rows).toEqual([]);
    }
  });

  it('of visits that take several slots claims all of them or none', async () => {
    for (let round = 0; round < 4; round++) {
      const doctorId = await doctorWith(40);
      const slots: string[] = [];
      for (let quarter = 0; quarter < 10; quarter++) {
        const startsAt = new Date(Date.parse('2026-12-05T04:00:00Z') + quarter * 15 * 60_000).toISOString();
        slots.push(await city.addSlot(doctorId, startsAt));
      }

      const outcomes = await Promise.all(patients.map((who) => book(any(slots.slice(0, 8)), who)));

      expectOnlySlotTaken(outcomes);
      const { rows } = await city.database.query(
        `select count(*)::int as slots from slots where doctor_id = $1 and appointment_id is not null
          group by appointment_id`,
        [doctorId],
      );
      expect(rows).toEqual(won(outcomes).map(() => ({ slots: 3 })));
    }
  });

  it('of holds, lapses, confirmations, cancellations and new slots at random ends in order', async () => {
    const doctorId = await doctorWith(15, 'online');
    await city.addVisitType(doctorId, { name: 'Long', minutes: 45 });
    const slots: { id: string; startsAt: string }[] = [];
    for (let quarter = 0; quarter < 12; quarter++) {
      const startsAt = new Date(Date.parse('2026-12-06T04:00:00Z') + quarter * 15 * 60_000).toISOString();
      slots.push({ id: await city.addSlot(doctorId, startsAt), startsAt });
    }
    const { rows: kinds } = await city.database.query<{ id: string }>(
      'select id from visit_types where doctor_id = $1',
      [doctorId],
    );
    const booked: string[] = [];
    const allowed = /^(20[01]|409 scheduling|410 scheduling)/;
    const steps = [
      async () => {
        const body = { slotId: any(slots).id, visitTypeId: any(kinds).id };
        const outcome = await post('/v1/appointments', any(patients), body);
        if (outcome.status === 201) booked.push(outcome.id);
        return outcome;
      },
      () => post(`/v1/appointments/${any(booked)}/cancellation`, desk, { reasonCode: 'other' }),
      () => post(`/v1/appointments/${any(booked)}/confirmation`, desk, { method: 'card' }),
      () => post(`/v1/appointments/${any(booked)}/hold-extension`, desk, {}),
      async () => {
        const startsAt = new Date(Date.parse(any(slots).startsAt) + any([3, 5, 7]) * 60_000);
        const endsAt = new Date(startsAt.getTime() + any([10, 30, 60]) * 60_000);
        return post('/v1/slots', desk, { slots: [{ doctorId, startsAt, endsAt }] });
      },
      async () => {
        await any(apps()).get(ExpireHolds).run();
        return { status: 200, code: undefined };
      },
    ];
    const first = await post('/v1/appointments', any(patients), {
      slotId: slots[0]!.id,
      visitTypeId: kinds[0]!.id,
    });
    booked.push(first.id);
    for (let round = 0; round < 15; round++) {
      const chosen = Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? steps[0]! : any(steps)));
      const outcomes = await Promise.all(chosen.map((step) => step()));
      const odd = outcomes
        .map(({ status, code }) => `${status} ${code ?? ''}`.trim())
        .filter((o) => !allowed.test(o));
      expect(odd).toEqual([]);
      any(clocks).advance({ minutes: any([0, 1, 6]) });
    }
  }, 30_000);

  it('never made PostgreSQL break a deadlock', async () => {
    const name = new URL(world.databaseUrl).pathname.slice(1);
    const observer = new pg.Client({ connectionString: world.databaseUrl });
    await observer.connect();
    const { rows } = await observer.query('select deadlocks::int from pg_stat_database where datname = $1', [
      name,
    ]);
    await observer.end();
    expect(rows).toEqual([{ deadlocks: 0 }]);
  });
});
