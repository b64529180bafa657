import { createHmac, randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** What the benchmarks run on: a hospital of many doctors with their slots, and patients who are signed in. */
export interface Clinic {
  hospitalId: string;
  doctorIds: string[];
  /** Their external ids, in the same order. */
  doctorKeys: string[];
  patients: { id: string; token: string }[];
}

/** The usual rules; only booking far ahead is allowed, so that there are slots enough. */
const policy = {
  bookFromMinutes: 30,
  bookUntilDays: 3650,
  holdMinutes: 10,
  fullRefundNoticeHours: 24,
  halfRefundNoticeHours: 2,
  maxReschedules: 2,
  rescheduleNoticeHours: 24,
  reviewDays: 60,
  disputeDays: 30,
};
const slotMinutes = 15;
const slotsPerDay = 28;

/** Makes doctors, each with one free kind of visit, and patients; slots come by `addSlots`. */
export async function makeClinic(client: Client, { doctors = 1000, patients = 64 } = {}): Promise<Clinic> {
  const { rows: hospitals } = await client.query<{ id: string }>(
    `insert into hospitals (id, slug, name, time_zone, currency, policy, created_at, updated_at)
     values (gen_random_uuid(), 'bench-' || gen_random_uuid(), 'Bench', 'Asia/Kolkata', 'INR', $1, now(), now())
     returning id`,
    [JSON.stringify(policy)],
  );
  const hospitalId = hospitals[0]?.id ?? '';
  await client.query(
    `insert into locations (id, hospital_id, name, time_zone, created_at, updated_at)
     values (gen_random_uuid(), $1, 'Bench', 'Asia/Kolkata', now(), now())`,
    [hospitalId],
  );
  const { rows } = await client.query<{ id: string; external_id: string }>(
    `insert into doctors (id, hospital_id, external_id, location_id, full_name, specialties, languages, status, created_at, updated_at)
     select gen_random_uuid(), $1, 'bench-' || n, l.id, 'Dr. Bench ' || n,
            array[(array['cardiology', 'dermatology', 'general practice', 'neurology'])[1 + n % 4]], '{en}', 'active', now(), now()
       from generate_series(1, $2) n, locations l where l.hospital_id = $1
     returning id, external_id`,
    [hospitalId, doctors],
  );
  await client.query(
    `insert into visit_types (id, doctor_id, name, duration_minutes, fee_minor, currency, mode, payment, created_at, updated_at)
     select gen_random_uuid(), id, 'Visit', ${slotMinutes}, 0, 'INR', 'in_person', 'at_visit', now(), now()
       from doctors where hospital_id = $1`,
    [hospitalId],
  );
  return {
    hospitalId,
    doctorIds: rows.map(({ id }) => id),
    doctorKeys: rows.map((row) => row.external_id),
    patients: await makePatients(client, patients),
  };
}

/** `days` days of slots for every doctor, from `fromDay` days ahead. */
export async function addSlots(
  client: Client,
  { hospitalId }: Clinic,
  fromDay: number,
  days: number,
): Promise<void> {
  await client.query(
    `insert into slots (id, hospital_id, doctor_id, location_id, lane, starts_at, ends_at)
     select gen_random_uuid(), d.hospital_id, d.id, d.location_id, 0, t, t + interval '${slotMinutes} minutes'
       from doctors d
      cross join lateral (
        select date_trunc('day', now(), 'UTC') + make_interval(days => day, hours => 4, mins => ${slotMinutes} * n) as t
          from generate_series($2::int, $2::int + $3::int - 1) day, generate_series(0, ${slotsPerDay - 1}) n) times
      where d.hospital_id = $1`,
    [hospitalId, fromDay, days],
  );
  await client.query('vacuum analyze slots');
}

async function makePatients(client: Client, count: number): Promise<Clinic['patients']> {
  const patients = Array.from({ length: count }, () => randomUUID());
  await client.query(
    `insert into accounts (id, email, password_hash, full_name, role, created_at, updated_at)
     select id, id || '@bench.test', '-', 'Bench Patient', 'patient', now(), now() from unnest($1::uuid[]) id`,
    [patients],
  );
  return patients.map((id) => ({ id, token: accessToken({ role: 'patient', accountId: id }) }));
}

/** A token signed with the development key, as the API itself would. */
export function accessToken({
  role,
  accountId = randomUUID(),
  hospitalId = null,
}: {
  role: 'patient' | 'staff' | 'admin';
  accountId?: string;
  hospitalId?: string | null;
}): string {
  const now = Math.floor(Date.now() / 1000);
  const header = { alg: 'HS256', typ: 'JWT', kid: 'development' };
  const claims = {
    sub: accountId,
    sid: randomUUID(),
    role,
    hospital: hospitalId,
    doctor: null,
    iat: now,
    exp: now + 3600,
  };
  const text = [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = createHmac('sha256', 'not-a-secret-only-for-development')
    .update(text)
    .digest('base64url');
  return `${text}.${signature}`;
}
