import fc from 'fast-check';
import { newId } from '../../../values/ids.ts';
import { startTwoHospitals, type TwoHospitals } from '../../../../test/two-hospitals.ts';

const doctorCount = 23;
const sorts = ['soonest', 'rating', 'fee', 'name', 'updated', 'distance', 'relevance'];

let world: TwoHospitals;
let everybody: string[];

beforeAll(async () => {
  world = await startTwoHospitals();
  const { rows } = await world.sql.query<{ id: string }>(
    `insert into doctors (id, hospital_id, location_id, full_name, specialties, status, created_at, updated_at)
     select gen_random_uuid(), $1, $2, 'Dr. Same ' || n % 4, '{}', 'active',
            $3, $3::timestamptz + n % 5 * interval '1 microsecond'
       from generate_series(1, $4::int) n
     returning id`,
    [world.north.id, world.north.locationId, world.clock.now(), doctorCount],
  );
  everybody = rows.map(({ id }) => id).sort();
  await world.sql.query(
    `insert into doctor_ratings (doctor_id, rating_sum, rating_count, average, smoothed, updated_at)
     select id, 4, 1, 4, 3.85455 + n % 2 * 0.00001, now() from unnest($1::uuid[]) with ordinality x (id, n) where n % 3 > 0`,
    [everybody],
  );
  await world.sql.query(
    `insert into accounts (id, email, password_hash, full_name, role, created_at, updated_at)
     values ($1, 'p@x.test', 'x', 'P', 'patient', $2, $2)`,
    [patient, world.clock.now()],
  );
});
afterAll(() => world.close());

const patient = '01890000-0000-7000-8000-00000000000a';

/** All ids in the order shown, one page after the other. */
async function walk(query: string, between: () => Promise<void> = async () => undefined): Promise<string[]> {
  const shown: string[] = [];
  let cursor: string | null = null;
  do {
    const { status, body } = await world.get(`/v1/doctors?${query}${cursor ? `&cursor=${cursor}` : ''}`);
    expect(status).toBe(200);
    shown.push(...body.items.map(({ id }: { id: string }) => id));
    cursor = body.nextCursor;
    await between();
  } while (cursor !== null);
  return shown;
}

it.each(sorts)('shows everybody once in pages of any size, sorted by %s', async (sort) => {
  await resetSlots();
  const query = `sort=${sort}&near=12.97,77.59${sort === 'relevance' ? '&q=same' : ''}`;
  const whole = await walk(`${query}&limit=100`);
  for (const limit of [1, 2, 7, 23]) {
    expect(await walk(`${query}&limit=${limit}`)).toEqual(whole);
  }
  expect([...whole].sort()).toEqual(everybody);
});

it('shows everybody once while slots are booked and freed, and the clock goes on, between the pages', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.tuple(fc.boolean(), fc.nat({ max: doctorCount - 1 })), { minLength: 1, maxLength: 60 }),
      async (limit, moves) => {
        await resetSlots();
        const waiting = [...moves];
        const shown = await walk(`sort=soonest&limit=${limit}`, async () => {
          world.clock.advance({ minutes: 1 });
          for (const [booking, n] of waiting.splice(0, 8)) {
            await (booking ? bookFirst(everybody[n]!) : freeFirst(everybody[n]!));
          }
        });
        expect(shown.length).toBe(doctorCount);
        expect([...shown].sort()).toEqual(everybody);
      },
    ),
    { numRuns: 12 },
  );
});

/** Each doctor but some has slots at times of which many are the same; every third slot is booked. */
async function resetSlots(): Promise<void> {
  await world.sql.query('delete from slots');
  await world.sql.query('delete from appointments');
  await world.sql.query(
    `insert into slots (id, hospital_id, doctor_id, location_id, starts_at, ends_at)
     select gen_random_uuid(), d.hospital_id, d.id, d.location_id, t, t + interval '15 minutes'
       from (select *, row_number() over (order by id) as n from doctors) d, generate_series(0, 11) k,
            lateral (select $1::timestamptz + (31 + d.n % 4 * 15 + k * 15) * interval '1 minute' as t) x
      where d.n % 8 > 0`,
    [world.clock.now()],
  );
  const before = new Date(world.clock.now().getTime() - 60_000);
  for (let n = 0; n < doctorCount; n += 2) {
    await bookFirst(everybody[n]!, before);
  }
}

async function bookFirst(doctorId: string, at = world.clock.now()): Promise<void> {
  await world.sql.query(
    `with first as (
       select * from slots where doctor_id = $2 and appointment_id is null order by starts_at limit 1 for update
     ), booked as (
       insert into appointments (id, reference, hospital_id, doctor_id, location_id, patient_id, lane, starts_at, ends_at,
         status, mode, payment, fee_minor, currency, policy, booked_by, created_at, updated_at)
       select $1::uuid, $1::text, hospital_id, doctor_id, location_id, $3, lane, starts_at, ends_at, 'confirmed',
         'in_person', 'at_visit', 0, 'INR', '{}', 'test', $4, $4 from first
     )
     update slots set appointment_id = $1::uuid where id in (select id from first)`,
    [newId(), doctorId, patient, at],
  );
}

async function freeFirst(doctorId: string): Promise<void> {
  await world.sql.query(
    `with first as (
       select id from appointments where doctor_id = $1 and status = 'confirmed' order by starts_at limit 1
     ), ended as (
       update appointments set status = 'cancelled', ended_at = $2, updated_at = $2 where id in (select id from first)
     )
     update slots set appointment_id = null where appointment_id in (select id from first)`,
    [doctorId, world.clock.now()],
  );
}
