import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { byTurns } from './by-turns.ts';
import { addSlots, type Clinic } from './clinic.ts';
import { load, type Request } from './load.ts';

/** Bookings a second of distinct slots at 32 clients, ours and bare, by turns on the same table. */
export async function benchBookings(
  client: Client,
  clinic: Clinic,
  urls: { ours: string; bare: string },
  amount: number,
) {
  const compared = await byTurns(async () => {
    const slots = await freeSlots(client, clinic, 2 * amount);
    const requests = {
      bare: slots.slice(0, amount).map((id, i) => bareBooking(clinic, id, i)),
      ours: slots.slice(amount).map((id, i) => ourBooking(clinic, id, i)),
    };
    return { bare: () => load(urls.bare, requests.bare), ours: () => load(urls.ours, requests.ours) };
  });
  return { ...compared, refused: compared.statuses.filter((status) => status !== '201') };
}

/** Gives every doctor so many appointments, as a practice has that has been at work for a while. */
export async function fillBooks(client: Client, clinic: Clinic, perDoctor: number): Promise<void> {
  await addSlots(client, clinic, 400, Math.ceil(perDoctor / 28));
  await client.query(
    `with taken as (
       update slots s set appointment_id = gen_random_uuid()
        from (select id, row_number() over (partition by doctor_id order by starts_at) as n
                from slots where hospital_id = $1 and starts_at > now() + interval '399 days') pick
        where s.id = pick.id and pick.n <= $2
       returning s.*)
     insert into appointments (id, reference, hospital_id, doctor_id, location_id, patient_id, lane, starts_at, ends_at,
            status, mode, payment, fee_minor, currency, policy, booked_by, created_at, updated_at)
     select appointment_id, appointment_id::text, hospital_id, doctor_id, location_id, $3, lane, starts_at, ends_at,
            'confirmed', 'in_person', 'at_visit', 0, 'INR', '{}', 'bench', now(), now() from taken`,
    [clinic.hospitalId, perDoctor, clinic.patients[0]?.id],
  );
  await client.query('vacuum analyze slots, appointments');
}

async function freeSlots(client: Client, { hospitalId }: Clinic, amount: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from slots where hospital_id = $1 and appointment_id is null
        and starts_at between now() + interval '9 days' and now() + interval '180 days'
      order by random() limit $2`,
    [hospitalId, amount],
  );
  if (rows.length < amount) {
    throw new Error(`only ${rows.length} free slots for ${amount} bookings`);
  }
  return rows.map(({ id }) => id);
}

function patientOf({ patients }: Clinic, i: number) {
  const patient = patients[i % patients.length];
  if (!patient) {
    throw new Error('no patients');
  }
  return patient;
}

function bareBooking(clinic: Clinic, slotId: string, i: number): Request {
  const body = JSON.stringify({ slotId, patientId: patientOf(clinic, i).id });
  return { method: 'POST', path: '/book', headers: { 'content-type': 'application/json' }, body };
}

/** As the SDK sends it: signed in, with an idempotency key. */
function ourBooking(clinic: Clinic, slotId: string, i: number): Request {
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${patientOf(clinic, i).token}`,
    'idempotency-key': randomUUID(),
  };
  return { method: 'POST', path: '/v1/appointments', headers, body: JSON.stringify({ slotId }) };
}
