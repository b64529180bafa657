import { type Kysely, sql } from 'kysely';
import type { DoctorPlan, ExistingDoctor, ExistingVisitType } from '../rules/plan-doctors.ts';

/** Carries out a plan: at most one statement for each of new and changed doctors and visit types. */
export async function writeDoctors(
  transaction: Kysely<never>,
  hospitalId: string,
  { inserts, changes, newVisitTypes, changedVisitTypes }: DoctorPlan,
  now: Date,
): Promise<void> {
  if (inserts.length > 0) await insertDoctors(transaction, hospitalId, inOneOrder(inserts), now);
  if (changes.length > 0) await changeDoctors(transaction, changes, now);
  if (newVisitTypes.length > 0) await insertVisitTypes(transaction, newVisitTypes, now);
  if (changedVisitTypes.length > 0) await changeVisitTypes(transaction, changedVisitTypes, now);
}

/** Two batches with the same new doctors queue on the first they share, whatever order their files are in. */
function inOneOrder(doctors: readonly ExistingDoctor[]): ExistingDoctor[] {
  return doctors.toSorted((a, b) => (a.externalId < b.externalId ? -1 : 1));
}

// Doctors have lists in them, which arrays of arrays cannot hold at different lengths: they go as one JSON document.
const doctorColumns = sql.raw(`
  (id uuid, "externalId" text, "fullName" text, email citext, phone text, "licenceNumber" text, credentials text, bio text,
   specialties text[], languages text[], "locationId" uuid)`);

async function insertDoctors(
  transaction: Kysely<never>,
  hospitalId: string,
  doctors: readonly ExistingDoctor[],
  now: Date,
): Promise<void> {
  await sql`
    insert into doctors (id, hospital_id, external_id, location_id, full_name, email, phone, licence_number, credentials, bio,
                         specialties, languages, status, created_at, updated_at)
    select id, ${hospitalId}::uuid, "externalId", "locationId", "fullName", email, phone, "licenceNumber", credentials, bio,
           specialties, languages, 'active', ${now}::timestamptz, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(doctors)}::jsonb) as d ${doctorColumns}`.execute(transaction);
}

async function changeDoctors(
  transaction: Kysely<never>,
  doctors: readonly ExistingDoctor[],
  now: Date,
): Promise<void> {
  await sql`
    update doctors
       set location_id = d."locationId", full_name = d."fullName", email = d.email, phone = d.phone,
           licence_number = d."licenceNumber", credentials = d.credentials, bio = d.bio, specialties = d.specialties,
           languages = d.languages, updated_at = ${now}, version = version + 1
      from jsonb_to_recordset(${JSON.stringify(doctors)}::jsonb) as d ${doctorColumns}
     where doctors.id = d.id`.execute(transaction);
}

const visitTypeColumns = sql.raw(`
  (id uuid, "doctorId" uuid, name text, "durationMinutes" integer, "feeMinor" bigint, currency text, mode text, payment text)`);

async function insertVisitTypes(
  transaction: Kysely<never>,
  visitTypes: readonly ExistingVisitType[],
  now: Date,
): Promise<void> {
  await sql`
    insert into visit_types (id, doctor_id, name, duration_minutes, fee_minor, currency, mode, payment, created_at, updated_at)
    select id, "doctorId", name, "durationMinutes", "feeMinor", currency, mode, payment, ${now}::timestamptz, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(visitTypes)}::jsonb) as v ${visitTypeColumns}`.execute(
    transaction,
  );
}

async function changeVisitTypes(
  transaction: Kysely<never>,
  visitTypes: readonly ExistingVisitType[],
  now: Date,
): Promise<void> {
  await sql`
    update visit_types
       set duration_minutes = v."durationMinutes", fee_minor = v."feeMinor", currency = v.currency, mode = v.mode,
           payment = v.payment, updated_at = ${now}, version = version + 1
      from jsonb_to_recordset(${JSON.stringify(visitTypes)}::jsonb) as v ${visitTypeColumns}
     where visit_types.id = v.id`.execute(transaction);
}
