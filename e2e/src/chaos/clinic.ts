import { createHmac, randomUUID } from 'node:crypto';
import type { Database } from '../world/database.ts';

/** Where the chaos happens: two hospitals, one with an account of its own at Stripe, and patients who are signed in. */
export interface ChaosClinic {
  patients: Patient[];
  /** Slots more than a day ahead: a cancellation returns everything. */
  early: Offer[];
  /** Further ones, of the same doctors in the same order, to move to. */
  others: Offer[];
  /** Slots between two hours and a day ahead: a cancellation returns half. */
  late: Offer[];
}

export interface Patient {
  id: string;
  token: string;
}

export interface Offer {
  slotId: string;
  visitTypeId: string;
  dearerId: string;
  cheaperId: string;
}

const fees = { Visit: 50_000, 'Long visit': 80_000, 'Short visit': 30_000 };
const doctors = 40;
const slotMinutes = 15;

/** The usual rules; only that a hold lasts a minute, so that holds lapse while it all happens. */
const policy = {
  bookFromMinutes: 30,
  bookUntilDays: 180,
  holdMinutes: 1,
  fullRefundNoticeHours: 24,
  halfRefundNoticeHours: 2,
  maxReschedules: 2,
  rescheduleNoticeHours: 24,
  reviewDays: 60,
  disputeDays: 30,
};

export async function makeChaosClinic(database: Database, bookings: number): Promise<ChaosClinic> {
  for (const hospital of [
    { name: 'Chaos', account: null, feeBps: null },
    { name: 'Chaos with an account', account: 'acct_chaos', feeBps: 750 },
  ]) {
    await addHospital(database, hospital);
  }
  const perDoctor = Math.ceil(bookings / doctors) + 2;
  const patients = await addPatients(database, Math.max(12, Math.ceil(bookings / 5)));
  const ahead = await addSlots(database, `now() + interval '30 hours'`, 2 * perDoctor);
  return {
    patients,
    early: ahead.slice(0, doctors * perDoctor),
    others: ahead.slice(doctors * perDoctor),
    // From three hours on, and over before the day is.
    late: await addSlots(database, `now() + interval '3 hours'`, Math.min(perDoctor, 60)),
  };
}

async function addHospital(
  database: Database,
  { name, account, feeBps }: { name: string; account: string | null; feeBps: number | null },
): Promise<void> {
  const id = randomUUID();
  await database.rows(
    `insert into hospitals (id, slug, name, time_zone, currency, policy, stripe_account_id, platform_fee_bps, created_at, updated_at)
     values ($1::uuid, 'chaos-' || $1::uuid, $2, 'Asia/Kolkata', 'INR', $3, $4, $5, now(), now())`,
    [id, name, JSON.stringify(policy), account, feeBps],
  );
  await database.rows(
    `insert into locations (id, hospital_id, name, time_zone, created_at, updated_at)
     values (gen_random_uuid(), $1, 'Main', 'Asia/Kolkata', now(), now())`,
    [id],
  );
  await database.rows(
    `insert into doctors (id, hospital_id, external_id, location_id, full_name, specialties, languages, status, created_at, updated_at)
     select gen_random_uuid(), $1, 'chaos-' || n, l.id, 'Dr. Chaos ' || n, '{cardiology}', '{en}', 'active', now(), now()
       from generate_series(1, $2::int) n, locations l where l.hospital_id = $1`,
    [id, doctors / 2],
  );
  await database.rows(
    `insert into visit_types (id, doctor_id, name, duration_minutes, fee_minor, currency, mode, payment, created_at, updated_at)
     select gen_random_uuid(), d.id, f.name, $2::int, f.fee, 'INR', 'in_person', 'online', now(), now()
       from doctors d, unnest($3::text[], $4::bigint[]) f(name, fee) where d.hospital_id = $1`,
    [id, slotMinutes, Object.keys(fees), Object.values(fees)],
  );
}

/** One after the other for each doctor; the doctors of both hospitals in turn. */
async function addSlots(database: Database, from: string, perDoctor: number): Promise<Offer[]> {
  return database.rows<Offer & object>(
    `with added as (
       insert into slots (id, hospital_id, doctor_id, location_id, lane, starts_at, ends_at)
       select gen_random_uuid(), d.hospital_id, d.id, d.location_id, 0, t, t + make_interval(mins => $1::int)
         from doctors d cross join lateral (
           select date_bin('15 minutes', ${from}, 'epoch') + make_interval(mins => $1::int * n) as t
             from generate_series(0, $2::int - 1) n) times
        where d.external_id like 'chaos-%'
       returning id, doctor_id, starts_at)
     select a.id as "slotId", v.usual as "visitTypeId", v.dearer as "dearerId", v.cheaper as "cheaperId"
       from added a cross join lateral (
         select max(id::text) filter (where name = 'Visit') as usual, max(id::text) filter (where name = 'Long visit') as dearer,
                max(id::text) filter (where name = 'Short visit') as cheaper
           from visit_types where doctor_id = a.doctor_id) v
      order by a.starts_at, a.doctor_id`,
    [slotMinutes, perDoctor],
  );
}

async function addPatients(database: Database, count: number): Promise<Patient[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await database.rows(
    `insert into accounts (id, email, password_hash, full_name, role, created_at, updated_at)
     select id, id || '@chaos.example', '-', 'Chaos Patient', 'patient', now(), now() from unnest($1::uuid[]) id`,
    [ids],
  );
  return ids.map((id) => ({ id, token: accessToken(id) }));
}

/** Signed with the development key, as the API itself would: hundreds of sign-ins would only heat the machine. */
function accessToken(accountId: string): string {
  const now = Math.floor(Date.now() / 1000);
  const header = { alg: 'HS256', typ: 'JWT', kid: 'development' };
  const claims = {
    sub: accountId,
    sid: randomUUID(),
    role: 'patient',
    hospital: null,
    doctor: null,
    iat: now,
    exp: now + 3600,
  };
  const text = [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${text}.${createHmac('sha256', 'not-a-secret-only-for-development').update(text).digest('base64url')}`;
}
