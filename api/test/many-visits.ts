import { type Kysely, type RawBuilder, sql } from 'kysely';
import { defaultBookingPolicy } from '../src/values/booking-policy.ts';

export interface ManyVisits {
  hospitals: number;
  /** Of all hospitals together; the first has half of them. */
  visits: number;
  /** Over so many days before now. */
  days: number;
  now: Date;
  /** How many patients they are of, by turns; one when left out. */
  patients?: number;
}

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

/**
 * Visits by the thousand as a year of business leaves them: most took place and were paid for, some were cancelled and refunded, some
 * nobody came to, some were never paid. Rebuilt statistics, so that plans are those of a database that runs.
 */
export async function seedManyVisits(database: Kysely<never>, many: ManyVisits): Promise<void> {
  const { hospitals, now, patients = 1 } = many;
  await sql`
    insert into hospitals (id, slug, name, time_zone, currency, policy, created_at, updated_at)
    select gen_random_uuid(), 'many-' || n, 'H', 'Asia/Kolkata', 'INR', ${JSON.stringify(defaultBookingPolicy)}::jsonb, ${now}, ${now}
      from generate_series(1, ${hospitals}::int) n`.execute(database);
  await sql`
    insert into locations (id, hospital_id, name, time_zone, created_at, updated_at)
    select gen_random_uuid(), id, 'L', time_zone, ${now}, ${now} from hospitals where slug like 'many-%'`.execute(
    database,
  );
  await sql`
    insert into doctors (id, hospital_id, location_id, full_name, status, created_at, updated_at)
    select gen_random_uuid(), l.hospital_id, l.id, 'Dr ' || n, 'active', ${now}, ${now}
      from locations l join hospitals h on h.id = l.hospital_id and h.slug like 'many-%', generate_series(1, 10) n`.execute(
    database,
  );
  await sql`
    insert into accounts (id, email, password_hash, full_name, role, created_at, updated_at)
    select gen_random_uuid(), 'many-' || n || '@patients.test', '-',
           (${firstNames}::text[])[1 + n % 12] || ' ' || (${lastNames}::text[])[1 + n / 12 % 12], 'patient', ${now}, ${now}
      from generate_series(0, ${patients - 1}::int) n`.execute(database);
  await insertVisits(database, many);
  await sql`
    insert into payments (id, appointment_id, hospital_id, patient_id, purpose, channel, status, amount_minor, currency,
                          platform_fee_minor, refunded_minor, paid_at, created_at, updated_at)
    select gen_random_uuid(), id, hospital_id, patient_id, 'visit', 'online', 'succeeded', 50000, currency, 2500,
           case when status = 'cancelled' then 50000 else 0 end, confirmed_at, created_at, created_at
      from appointments where confirmed_at is not null order by created_at`.execute(database);
  await sql`
    insert into refunds (id, payment_id, amount_minor, platform_fee_minor, reason, channel, status, requested_by, requested_at,
                         settled_at, updated_at)
    select gen_random_uuid(), p.id, p.amount_minor, 2500, 'early_notice', 'online', 'succeeded', 'system', a.ended_at, a.ended_at, a.ended_at
      from payments p join appointments a on a.id = p.appointment_id where p.refunded_minor > 0 order by a.ended_at`.execute(
    database,
  );
  await sql`vacuum analyze`.execute(database);
}

/** Each doctor has one visit after the other, a quarter of an hour apart. */
async function insertVisits(
  database: Kysely<never>,
  { hospitals, visits, days, now, patients = 1 }: ManyVisits,
): Promise<void> {
  await sql`
    with c as (select id, (substring(email from 'many-(\\d+)@'))::int as n from accounts where email like 'many-%@patients.test'),
    d as (
      select d.id, d.hospital_id, d.location_id, (row_number() over (order by h.slug <> 'many-1', d.id) - 1)::int as n
        from doctors d join hospitals h on h.id = d.hospital_id where h.slug like 'many-%'),
    v as (
      select n, case when n % 2 = 0 then n / 2 % 10 else 10 + n / 2 % greatest(${hospitals * 10 - 10}::int, 1) end as doctor,
             (array['completed', 'completed', 'completed', 'completed', 'completed', 'completed', 'no_show', 'cancelled', 'expired',
                    'completed'])[1 + n / 2 * 7 % 10] as status,
             ${now}::timestamptz - ${days}::int * interval '1 day' * (1 - n::float8 / ${visits}::int) as at
        from generate_series(0, ${visits - 1}::int) n)
    insert into appointments (id, reference, hospital_id, doctor_id, location_id, patient_id, lane, starts_at, ends_at, status, mode,
                              payment, fee_minor, currency, policy, booked_by, confirmed_at, completed_at, no_show_at, ended_at,
                              created_at, updated_at)
    select gen_random_uuid(), ${referenceOf('v.n')}, d.hospital_id, d.id, d.location_id, c.id, v.n % 32767, v.at, v.at + interval '15 minutes', v.status,
           'in_person', 'online', 50000, 'INR', '{}', 'system',
           case when v.status <> 'expired' then v.at - interval '3 days' end,
           case when v.status = 'completed' then v.at end, case when v.status = 'no_show' then v.at end,
           case when v.status in ('cancelled', 'expired') then v.at - interval '2 days' end,
           v.at - interval '3 days', v.at
      from v join d on d.n = v.doctor join c on c.n = v.n % ${patients}::int
     order by v.n`.execute(database);
}

/** References as they are made, of the letters that a hash has: `7C3A-D0F2`. */
function referenceOf(n: string): RawBuilder<string> {
  const hash = sql`upper(md5(${sql.ref(n)}::text))`;
  return sql<string>`left(${hash}, 4) || '-' || substring(${hash} from 5 for 4)`;
}
