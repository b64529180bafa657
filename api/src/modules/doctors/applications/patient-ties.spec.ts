import { sql } from 'kysely';
import pg from 'pg';
import { type Applicants, required, startApplicants } from '../../../../test/applicants.ts';
import { eventually } from '../../../../test/eventually.ts';
import { Database } from '../../../platform/database/database.ts';
import { defaultBookingPolicy } from '../../../values/booking-policy.ts';
import { newId } from '../../../values/ids.ts';

const approve = { outcome: 'approved' };
const rounds = 12;
const dayMinutes = 24 * 60;

let world: Applicants;
let visited: any;
let atVisit: string;
let paidOnline: string;
let slots = 0;

beforeAll(async () => {
  world = await startApplicants();
  const fee = { amountMinor: 50_000, currency: 'INR' };
  const visit = { name: 'Visit', durationMinutes: 15, mode: 'in_person', fee };
  visited = await world.addDoctor(world.south, {
    visitTypes: [
      { ...visit, payment: 'at_visit' },
      { ...visit, name: 'Paid before', payment: 'online' },
    ],
  });
  [atVisit, paidOnline] = ['at_visit', 'online'].map(
    (payment) => visited.visitTypes.find((type: { payment: string }) => type.payment === payment).id,
  );
});
afterAll(() => world.close());

/** A visit with somebody else, a day after now. */
async function addVisit(patientId: string): Promise<string> {
  const [visit] = await world.rows(
    `insert into appointments (id, reference, hospital_id, doctor_id, location_id, patient_id, lane, starts_at, ends_at, status,
       mode, payment, fee_minor, currency, policy, booked_by, created_at, updated_at)
     values (gen_random_uuid(), gen_random_uuid(), $1, $2, $3, $4, 0, $5::timestamptz + interval '1 day',
       $5::timestamptz + interval '25 hours', 'confirmed', 'in_person', 'at_visit', 0, 'INR', $6, 'patient', $5, $5)
     returning id`,
    [world.south.id, visited.id, world.south.locationId, patientId, world.clock.now(), defaultBookingPolicy],
  );
  return visit.id;
}

async function addDispute(visit: string, patientId: string): Promise<string> {
  const [dispute] = await world.rows(
    `insert into disputes (id, appointment_id, hospital_id, doctor_id, patient_id, kind, status, text, awaits, due_at, currency,
       created_at, updated_at)
     select gen_random_uuid(), id, hospital_id, doctor_id, $2, 'other', 'open', '', 'hospital', $3, 'INR', $3, $3
       from appointments where id = $1 returning id`,
    [visit, patientId, world.clock.now()],
  );
  return dispute.id;
}

/** A patient whose application waits for nothing but the decision. */
async function applicant(): Promise<{ id: string; accountId: string; token: string }> {
  const accountId = newId();
  await world.rows(
    `insert into accounts (id, email, password_hash, full_name, role, created_at, updated_at)
     values ($1, $2, '-', 'Dr. Mila Sen', 'patient', now(), now())`,
    [accountId, `${accountId}@practice.test`],
  );
  const token = world.tokenFor({ role: 'patient', accountId });
  const { email, password, ...said } = world.application();
  await world.apply(said, token);
  const [{ id }] = await world.rows('select id from doctor_applications where account_id = $1', [accountId]);
  for (const name of required) await world.check(id, name);
  return { id, accountId, token };
}

const freeSlot = () => world.addSlot(visited, 2 * dayMinutes + 15 * slots++);
const book = (slotId: string, token: string, fields: object = {}) =>
  world.call('POST', '/v1/appointments', { token, body: { slotId, visitTypeId: atVisit, ...fields } });
const confirm = (visit: string) =>
  world.call('POST', `/v1/appointments/${visit}/confirmation`, {
    token: world.south.staff,
    body: { method: 'cash' },
  });
const waiting = async () =>
  (await world.rows('select count(distinct pid)::int as count from pg_locks where not granted'))[0].count;
const visitsOf = (accountId: string) =>
  world.rows(`select from appointments where patient_id = $1 and status = 'confirmed'`, [accountId]);
const roleOf = async (accountId: string) =>
  (await world.rows('select role from accounts where id = $1', [accountId]))[0].role;

/** Lets so much time pass as some questions to the database take, whatever else the machine does. */
async function aWhile(questions: number): Promise<void> {
  const database = world.app.get(Database).sql;
  for (let i = 0; i < questions; i++) await sql`select`.execute(database);
}

/** The account is either a doctor's without visits, or a patient's with them. */
async function expectOneOrTheOther(accountId: string, approval: number): Promise<void> {
  const visits = (await visitsOf(accountId)).length;
  expect([await roleOf(accountId), visits > 0, approval]).toEqual(
    visits > 0 ? ['patient', true, 409] : ['doctor', false, 200],
  );
}

describe('an approval of who is a patient still', () => {
  it('waits for what the applicant still has as a patient: visits to come, open disputes', async () => {
    const { id, accountId } = await applicant();
    const visit = await addVisit(accountId);
    const dispute = await addDispute(visit, accountId);

    const both = await world.decide(id, approve);
    expect(both).toMatchObject({ status: 409, body: { code: 'doctors.applicant_unavailable' } });
    expect(both.body.detail).toContain('1 visit to come and 1 open dispute');
    await world.rows(`update appointments set status = 'cancelled' where id = $1`, [visit]);
    expect((await world.decide(id, approve)).body.detail).toContain('has 1 open dispute.');
    await world.rows(
      `update disputes set status = 'withdrawn', closed_at = now(), awaits = null, due_at = null where id = $1`,
      [dispute],
    );
    expect((await world.decide(id, approve)).status).toBe(200);
  });

  it('leaves no visit to a doctor’s account, however close to it the patient or the desk books', async () => {
    for (let round = 0; round < rounds; round++) {
      const { id, accountId, token } = await applicant();
      const [first, second] = [await freeSlot(), await freeSlot()];
      const [approval, ...bookings] = await Promise.all([
        world.decide(id, approve),
        aWhile(round).then(() => book(first, token)),
        aWhile(round + 1).then(() => book(second, world.south.staff, { patientId: accountId })),
      ]);
      await expectOneOrTheOther(accountId, approval.status);
      const wrong = bookings.filter(
        ({ status, body: { code } }) =>
          status !== 201 && !['auth.unauthenticated', 'request.invalid'].includes(code),
      );
      expect(wrong).toEqual([]);
    }
  });

  it('is not undone by a payment for a hold that lapsed before it', async () => {
    for (let round = 0; round < rounds; round++) {
      const { id, accountId, token } = await applicant();
      const { body: held } = await book(await freeSlot(), token, { visitTypeId: paidOnline });
      await world.rows(`update appointments set hold_expires_at = $2 where id = $1`, [
        held.id,
        world.clock.now(),
      ]);
      const [approval, confirmed] = await Promise.all([
        world.decide(id, approve),
        aWhile(round).then(() => confirm(held.id)),
      ]);
      await expectOneOrTheOther(accountId, approval.status);
      expect([confirmed.status, confirmed.body.code]).toEqual(
        approval.status === 200 ? [410, 'scheduling.hold_expired'] : [200, undefined],
      );
    }
  });

  it('is not undone by a payment for a hold that lives still by the clock of another process', async () => {
    const { id, accountId, token } = await applicant();
    const { body: held } = await book(await freeSlot(), token, { visitTypeId: paidOnline });
    const until = (minutes: number) =>
      world.rows(`update appointments set hold_expires_at = $2 where id = $1`, [
        held.id,
        new Date(world.clock.now().getTime() + minutes * 60_000),
      ]);
    await until(0);
    expect((await world.decide(id, approve)).status).toBe(200);
    await until(1);
    const confirmed = await confirm(held.id);
    expect([confirmed.status, confirmed.body.code]).toEqual([410, 'scheduling.hold_expired']);
    expect(await visitsOf(accountId)).toEqual([]);
  });

  it('waits for a payment for a hold that lapses while it is written down, and counts it', async () => {
    const { id, accountId, token } = await applicant();
    const { body: held } = await book(await freeSlot(), token, { visitTypeId: paidOnline });
    await world.rows(`update appointments set hold_expires_at = $2 where id = $1`, [
      held.id,
      new Date(world.clock.now().getTime() + 1000),
    ]);
    // Where the confirmation is written down but not yet for good.
    const gate = new pg.Client({ connectionString: world.databaseUrl });
    await gate.connect();
    await gate.query('begin; lock table appointment_history in share mode');
    const confirmed = confirm(held.id);
    await eventually(async () => expect(await waiting()).toBe(1));

    world.clock.advance({ seconds: 1 });
    let settled = false;
    const approval = world.decide(id, approve).finally(() => (settled = true));
    await eventually(async () => expect(settled || (await waiting()) === 2).toBe(true));
    await gate.end();
    expect((await confirmed).status).toBe(200);
    await expectOneOrTheOther(accountId, (await approval).status);
  });
});
