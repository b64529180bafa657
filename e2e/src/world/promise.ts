import type { Database } from './database.ts';

const occupiesTime = `('held', 'confirmed', 'checked_in', 'completed', 'no_show')`;

/** Everything that must never be found, whatever ran before; each by the number of rows that break it. */
export async function breachesOfPromise(database: Database): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [breach, question] of Object.entries(breaches)) {
    const count = Number(await database.value(`select count(*) from (${question}) breach`));
    if (count > 0) {
      found[breach] = count;
    }
  }
  return found;
}

const breaches = {
  'two active appointments of a doctor and lane overlap': `
    select 1 from appointments a join appointments b
      on b.doctor_id = a.doctor_id and b.lane = a.lane and b.id > a.id
     and b.starts_at < a.ends_at and a.starts_at < b.ends_at
     where a.status in ${occupiesTime} and b.status in ${occupiesTime}`,
  'a slot names an appointment that does not occupy its time': `
    select 1 from slots s left join appointments a
      on a.id = s.appointment_id and a.status in ${occupiesTime}
     and a.doctor_id = s.doctor_id and a.lane = s.lane and a.starts_at < s.ends_at and s.starts_at < a.ends_at
     where s.appointment_id is not null and a.id is null`,
  'a slot is free although an active appointment overlaps it': `
    select 1 from slots s join appointments a
      on a.doctor_id = s.doctor_id and a.lane = s.lane and a.starts_at < s.ends_at and s.starts_at < a.ends_at
     where s.appointment_id is null and a.status in ${occupiesTime}`,
  'an active appointment has no slot': `
    select 1 from appointments a
     where a.status in ${occupiesTime} and not exists (select from slots s where s.appointment_id = a.id)`,
};
