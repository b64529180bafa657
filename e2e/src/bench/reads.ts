import type { Client } from 'pg';
import { byTurns, type Compared } from './by-turns.ts';
import type { Clinic } from './clinic.ts';
import { load, type Load, type Request } from './load.ts';

export interface Reads {
  week: Compared;
  soonest: Load;
}

const day = 86_400_000;

/** A doctor's free slots of a week, ours and bare; and the soonest of all doctors. */
export async function benchReads(
  clinic: Clinic,
  urls: { ours: string; bare: string },
  amount: number,
): Promise<Reads> {
  const weeks = weekRequests(clinic, amount);
  const week = await byTurns(async () => ({
    bare: () => load(urls.bare, weeks.bare),
    ours: () => load(urls.ours, weeks.ours),
  }));
  const search: Request = {
    method: 'GET',
    path: `/v1/doctors?hospitalId=${clinic.hospitalId}&sort=soonest&limit=20`,
  };
  // One at a time: its latency is asked for, not how many the machine can do at once.
  const soonest = await load(
    urls.ours,
    Array.from({ length: 100 }, () => search),
    1,
  );
  return { week, soonest };
}

/** Fills the table up to so many slots, long past: none of them is asked for, all of them are in the way. */
export async function fillSlots(client: Client, { hospitalId }: Clinic, total: number): Promise<void> {
  const { rows } = await client.query<{ n: string }>('select count(*) as n from slots');
  const missing = total - Number(rows[0]?.n ?? 0);
  await client.query(
    `insert into slots (id, hospital_id, doctor_id, location_id, lane, starts_at, ends_at)
     select gen_random_uuid(), d.hospital_id, d.id, d.location_id, 0, t, t + interval '15 minutes'
       from (select *, row_number() over (order by id) as k, count(*) over () as all_of_them from doctors where hospital_id = $1) d
      cross join lateral (
        select timestamptz '2040-01-01' + make_interval(mins => 15 * n) as t
          from generate_series(1, ceil($2::numeric / d.all_of_them)::int) n) times`,
    [hospitalId, missing],
  );
  await client.query('vacuum analyze slots');
}

function weekRequests({ doctorIds }: Clinic, amount: number): { ours: Request[]; bare: Request[] } {
  const from = new Date(Math.ceil(Date.now() / day) * day).toISOString();
  const to = new Date(Math.ceil(Date.now() / day) * day + 7 * day).toISOString();
  const of = (i: number) => doctorIds[i % doctorIds.length];
  const numbers = Array.from({ length: amount }, (_, i) => i);
  return {
    ours: numbers.map((i) => ({
      method: 'GET',
      path: `/v1/slots?doctorId=${of(i)}&from=${from}&to=${to}&limit=100`,
    })),
    bare: numbers.map((i) => ({ method: 'GET', path: `/slots?doctorId=${of(i)}&from=${from}&to=${to}` })),
  };
}
