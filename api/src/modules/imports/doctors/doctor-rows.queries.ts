import { type Kysely, sql } from 'kysely';
import { arrayLiteral, textArrayLiteral } from '../batches/array-literal.ts';
import type { WantedDoctor } from '../rules/judge-doctor-row.ts';
import type { DoctorsThereAre, ExistingDoctor, ExistingVisitType } from '../rules/plan-doctors.ts';

/** The doctors the rows speak of, locked in the order of their ids unless nothing is to be written, and their visit types. */
export async function findDoctorsThereAre(
  transaction: Kysely<never>,
  hospitalId: string,
  wanted: readonly WantedDoctor[],
  mode: 'dry_run' | 'apply',
): Promise<DoctorsThereAre> {
  const externalIds = textArrayLiteral([...new Set(wanted.map(({ externalId }) => externalId))]);
  const lock = mode === 'apply' ? sql`for no key update` : sql``;
  const { rows: doctors } = await sql<ExistingDoctor>`
    select id, external_id as "externalId", full_name as "fullName", email::text as email, phone,
           licence_number as "licenceNumber", credentials, bio, specialties, languages, location_id as "locationId"
      from doctors where hospital_id = ${hospitalId} and external_id = any (${externalIds}::text[])
     order by id ${lock}`.execute(transaction);
  const names = new Set(wanted.flatMap(({ visitType }) => visitType?.name ?? []));
  const visitTypes =
    doctors.length === 0 || names.size === 0 ? [] : await findVisitTypes(transaction, doctors, names);
  const { rows: hospitals } = await sql<{ currency: string }>`
    select currency from hospitals where id = ${hospitalId}`.execute(transaction);
  return { doctors, visitTypes, currency: hospitals[0]!.currency };
}

async function findVisitTypes(
  transaction: Kysely<never>,
  doctors: readonly ExistingDoctor[],
  names: ReadonlySet<string>,
): Promise<ExistingVisitType[]> {
  const { rows } = await sql<ExistingVisitType>`
    select id, doctor_id as "doctorId", name, duration_minutes as "durationMinutes", fee_minor::float8 as "feeMinor",
           currency, mode, payment
      from visit_types
     where doctor_id = any (${arrayLiteral(doctors.map(({ id }) => id))}::uuid[])
       and name = any (${textArrayLiteral([...names])}::text[])`.execute(transaction);
  return rows;
}
