import type { Client } from 'pg';
import { accessToken } from './clinic.ts';
import { load, type Load } from './load.ts';

const hospitals = 50;
const doctorsEach = 20;
const visitsAPatient = 3;
const rounds = 100;

const firstNames = [
  'Mila',
  'Arun',
  'Asha',
  'Vikram',
  'Nalini',
  'Farah',
  'Kavya',
  'Imran',
  'Leela',
  'Rohan',
  'Sita',
  'Tomas',
];
const lastNames = [
  'Sen',
  'Rao',
  'Iyengar',
  'Hegde',
  'Siddiqui',
  'Kumar',
  'Nair',
  'Das',
  'Gupta',
  'Pillai',
  'Bose',
  'Khan',
];

export interface ListedHospital {
  hospitalId: string;
  /** Of one of its appointments. */
  reference: string;
}

/**
 * So many appointments of half a year behind and half a year ahead, half of them of the first hospital: what lies behind mostly
 * took place, what lies ahead is confirmed, and a handful is checked in.
 */
export async function fillAppointments(client: Client, amount: number): Promise<ListedHospital> {
  await client.query(
    `insert into hospitals (id, slug, name, time_zone, currency, policy, created_at, updated_at)
     select gen_random_uuid(), 'list-' || n, 'Hospital ' || n, 'Asia/Kolkata', 'INR', policy, now(), now()
       from generate_series(1, ${hospitals}) n, (select policy from hospitals limit 1) p`,
  );
  await client.query(
    `insert into locations (id, hospital_id, name, time_zone, created_at, updated_at)
     select gen_random_uuid(), id, 'Main', 'Asia/Kolkata', now(), now() from hospitals where slug like 'list-%'`,
  );
  await client.query(
    `insert into doctors (id, hospital_id, location_id, full_name, status, created_at, updated_at)
     select gen_random_uuid(), l.hospital_id, l.id, 'Dr. List ' || n, 'active', now(), now()
       from locations l join hospitals h on h.id = l.hospital_id, generate_series(1, ${doctorsEach}) n where h.slug like 'list-%'`,
  );
  await client.query(
    `insert into accounts (id, email, password_hash, full_name, role, created_at, updated_at)
     select gen_random_uuid(), 'list-' || n || '@bench.test', '-',
            ($1::text[])[1 + n % 12] || ' ' || left(md5(n::text), 1 + n % 3) || ' ' || ($2::text[])[1 + n / 12 % 12], 'patient', now(), now()
       from generate_series(0, $3 - 1) n`,
    [firstNames, lastNames, Math.ceil(amount / visitsAPatient)],
  );
  await insertAppointments(client, amount);
  await client.query('vacuum analyze appointments, payments, accounts, doctors, hospitals');
  const { rows } = await client.query<ListedHospital>(
    `select a.hospital_id as "hospitalId", a.reference from appointments a join hospitals h on h.id = a.hospital_id
      where h.slug = 'list-1' order by a.starts_at desc limit 1 offset 1000`,
  );
  if (!rows[0]) throw new Error('too few appointments');
  return rows[0];
}

async function insertAppointments(client: Client, amount: number): Promise<void> {
  await client.query(
    `with d as (
       select d.id, d.hospital_id, d.location_id, (row_number() over (order by h.slug <> 'list-1', d.id) - 1)::int as n
         from doctors d join hospitals h on h.id = d.hospital_id where h.slug like 'list-%'),
     c as (
       select id, (row_number() over (order by id) - 1)::int as n
         from accounts where email like 'list-%@bench.test'),
     v as (
       select n, case when n % 2 = 0 then n / 2 % ${doctorsEach} else ${doctorsEach} + n / 2 % ${(hospitals - 1) * doctorsEach} end as doctor,
              now() + interval '360 days' * (n::float8 / $1::int - 0.5) as at, upper(md5(n::text)) as hash
         from generate_series(0, $1::int - 1) n),
     s as (
       select v.*, case when at > now() then 'confirmed' when at > now() - interval '15 minutes' then 'checked_in'
                   else (array['completed', 'completed', 'completed', 'completed', 'completed', 'completed', 'completed', 'cancelled',
                               'cancelled', 'no_show'])[1 + n / 2 * 7 % 10] end as status from v)
     insert into appointments (id, reference, hospital_id, doctor_id, location_id, patient_id, lane, starts_at, ends_at, status, mode,
                               payment, fee_minor, currency, policy, booked_by, confirmed_at, ended_at, created_at, updated_at)
     select gen_random_uuid(), left(hash, 4) || '-' || substring(hash from 5 for 4), d.hospital_id, d.id, d.location_id, c.id,
            s.n % 32767, s.at, s.at + interval '15 minutes', s.status, 'in_person', 'online', 50000, 'INR', h.policy, 'bench',
            s.at - interval '9 days', case when s.status = 'cancelled' then s.at - interval '1 day' end, s.at - interval '9 days', s.at
       from s join d on d.n = s.doctor join hospitals h on h.id = d.hospital_id join c on c.n = s.n * 7 % $2::int
     on conflict do nothing`,
    [amount, Math.ceil(amount / visitsAPatient)],
  );
  await client.query(
    `insert into payments (id, appointment_id, hospital_id, patient_id, purpose, channel, status, amount_minor, currency,
                           platform_fee_minor, refunded_minor, paid_at, created_at, updated_at)
     select gen_random_uuid(), id, hospital_id, patient_id, 'visit', 'online', 'succeeded', 50000, 'INR', 2500,
            case when status = 'cancelled' then 50000 else 0 end, created_at, created_at, created_at
       from appointments where booked_by = 'bench' and payment = 'online'`,
  );
}

/** How long the portal's lists take, one at a time: staff of the large hospital, and an admin over all of them. */
export async function benchLists(
  url: string,
  { hospitalId, reference }: ListedHospital,
): Promise<[string, Load][]> {
  const staff = accessToken({ role: 'staff', hospitalId });
  const admin = accessToken({ role: 'admin' });
  const month = `from=${daysFromNow(-60)}&to=${daysFromNow(-30)}`;
  const lists: [string, string, string][] = [
    ['first page, of a hospital', staff, ''],
    ['first page, from now on', staff, `from=${daysFromNow(0)}`],
    ['first page, the latest first', staff, 'sort=newest'],
    ['by a name', staff, 'q=mila%20iyengar'],
    ['by a mistyped name', staff, 'q=milla%20iyenger'],
    ['by a name many have', staff, 'q=kumar'],
    ['by a reference', staff, `q=${reference.toLowerCase().replace('-', '')}`],
    ['by the beginning of one', staff, `q=${reference.slice(0, 4)}`],
    ['of a month', staff, month],
    ['of a rare status', staff, 'status=checked_in'],
    ['missed ones', staff, 'status=no_show&sort=newest'],
    ['admin: first page of all', admin, ''],
    ['admin: the latest first', admin, 'sort=newest'],
    ['admin: by a name', admin, 'q=mila%20iyengar'],
    ['admin: by a name many have', admin, 'q=kumar'],
    ['admin: of a month', admin, month],
    ['admin: of a rare status', admin, 'status=checked_in'],
  ];
  const told: [string, Load][] = [];
  for (const [what, token, query] of lists) {
    const request = {
      method: 'GET' as const,
      path: `/v1/appointments?limit=50&${query}`,
      headers: { authorization: `Bearer ${token}` },
    };
    told.push([
      what,
      await load(
        url,
        Array.from({ length: rounds }, () => request),
        1,
      ),
    ]);
  }
  return told;
}

function daysFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}
