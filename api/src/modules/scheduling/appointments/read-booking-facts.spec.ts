import { clinic, type Clinic } from '../../../../test/clinic.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { Database } from '../../../platform/database/database.ts';
import { newId } from '../../../values/ids.ts';
import { type AskedFacts, askedRows, bookingFacts } from './booking-facts.queries.ts';
import { ReadBookingFacts } from './read-booking-facts.ts';

const tomorrow = '2026-12-02T04:30:00.000Z';

describe('what bookings are decided on', () => {
  let world: TestApp;
  let city: Clinic;

  beforeAll(async () => {
    world = await startTestApp();
    city = await clinic(world);
  });
  afterAll(async () => {
    await city.close();
    await world.close();
  });

  const read = (asked: Partial<AskedFacts> & { slotId: string }) =>
    world.app.get(ReadBookingFacts).read({
      visitTypeId: null,
      patientId: newId(),
      movedId: null,
      now: world.clock.now(),
      ...asked,
    });

  it('is the same for each of many that ask at the same time as for one alone', async () => {
    const doctorId = await city.addDoctor();
    const [short, long] = [
      await city.addVisitType(doctorId),
      await city.addVisitType(doctorId, { name: 'Long' }),
    ];
    const open = await city.addSlot(doctorId, tomorrow);
    const reserved = await city.addSlot(doctorId, '2026-12-02T05:00:00Z', { visitTypeId: long });
    const { accountId: patientId } = await city.addPatient();
    const nothing = await city.addSlot(await city.addDoctor(), tomorrow);
    const questions = [
      { slotId: open },
      { slotId: open, visitTypeId: short, patientId },
      { slotId: newId() },
      { slotId: reserved, patientId },
      { slotId: reserved, visitTypeId: short },
      { slotId: nothing },
    ];

    const together = await Promise.all(questions.map(read));

    const alone = [];
    for (const question of questions) {
      alone.push(await read(question));
    }
    expect(together.map((facts) => facts && { ...facts, question: 0 })).toEqual(alone);
    expect(
      together.map((facts) => facts && [facts.visitTypes.map(({ id }) => id).sort(), facts.patientKnown]),
    ).toEqual([
      [[short, long].sort(), false],
      [[short], true],
      undefined,
      [[long], true],
      [[], false],
      [[], false],
    ]);
  });

  it('says of a slot whose hold lapses meanwhile what is so at the instant of each question', async () => {
    const doctorId = await city.addDoctor();
    await city.addVisitType(doctorId, { payment: 'online', feeMinor: 100 });
    const slotId = await city.addSlot(doctorId, tomorrow);
    const { token } = await city.addPatient();
    const { body } = await world.call('POST', '/v1/appointments', { token, body: { slotId } });
    const [now, lapsed] = [world.clock.now(), new Date(body.holdExpiresAt)];

    const facts = await Promise.all([
      read({ slotId, now }),
      read({ slotId, now: lapsed }),
      read({ slotId, now, movedId: body.id }),
    ]);

    expect(facts.map((each) => each?.slot.free)).toEqual([false, true, true]);
  });

  it('is looked up by keys, however many ask and however large the tables are', async () => {
    const doctors = await Promise.all(Array.from({ length: 40 }, () => city.addDoctor()));
    await city.database.query(
      `insert into slots (id, hospital_id, doctor_id, location_id, starts_at, ends_at)
       select gen_random_uuid(), $1, d, $2, s, s + interval '15 minutes' from unnest($3::uuid[]) d,
              generate_series('2027-01-02T04:00:00Z'::timestamptz, '2027-01-05T04:00:00Z', '15 minutes') s`,
      [city.hospitalId, city.locationId, doctors],
    );
    await city.database.query('analyze');
    const { rows } = await city.database.query<{ id: string }>('select id from slots limit 64');
    const { text, values } = statementFor(rows.map(({ id }) => id));
    const client = await city.database.connect();

    // The plan that is kept, not one for these very slots.
    await client.query(`set plan_cache_mode = 'force_generic_plan'`);
    const plan = await client.query({ text: `explain ${text}`, values });
    client.release(true);

    const lines = plan.rows.map((row: Record<'QUERY PLAN', string>) => row['QUERY PLAN']).join('\n');
    expect(lines).toMatch(/Index Scan using slots_pkey on slots s/);
    expect(lines).not.toMatch(/Seq Scan on (slots|doctors)/);
  });

  it('is planned once for a connection, not for each that ask: a plan costs more than the read', async () => {
    const client = await city.database.connect();

    for (let asking = 1; asking <= 12; asking++) {
      const slotIds = Array.from({ length: asking % 4 }, newId);
      await client.query({ name: 'facts', ...statementFor(slotIds) });
    }
    const { rows } = await client.query(
      `select custom_plans::int as "madeAnew", generic_plans::int as kept from pg_prepared_statements where name = 'facts'`,
    );
    client.release(true);

    // PostgreSQL tries five before it keeps one.
    expect(rows).toEqual([{ madeAnew: 5, kept: 7 }]);
  });

  function statementFor(slotIds: string[]) {
    const asked = slotIds.map((slotId) => ({
      slotId,
      visitTypeId: null,
      patientId: newId(),
      movedId: null,
      now: world.clock.now(),
    }));
    return bookingFacts.call(world.app.get(Database).sql, { asked: askedRows(asked) });
  }
});
