import { type Kysely, type RawBuilder, sql } from 'kysely';
import { rfc3339 } from '../../../platform/database/rfc3339.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import type { Objection } from './review.entity.ts';
import type { ReviewAnswer } from './review.schemas.ts';

type OwnReport = NonNullable<ReviewAnswer['ownReport']> | null;

/** A review as it stands in the table, with who wrote it, whether its doctor is seen by the public, and whether its reader has reported it. */
export interface ReviewRow {
  id: string;
  appointmentId: string;
  hospitalId: string;
  doctorId: string;
  doctorStatus: string;
  patientId: string;
  authorFullName: string;
  rating: number;
  text: string | null;
  status: 'published' | 'hidden';
  hiddenReason: Objection | null;
  reportedAt: string | null;
  replyText: string | null;
  replyBy: 'doctor' | 'hospital' | null;
  repliedAt: string | null;
  replyRemovedReason: Objection | null;
  editedAt: string | null;
  version: number;
  createdAt: string;
  ownReport: OwnReport;
}

/** The reviews a condition selects (the table is `r`), with what orders and limits them. */
export async function readReviews(
  database: Kysely<never>,
  reader: Caller,
  condition: RawBuilder<unknown>,
): Promise<ReviewRow[]> {
  const { rows } = await sql<ReviewRow>`
    select r.id, r.appointment_id as "appointmentId", r.hospital_id as "hospitalId", r.doctor_id as "doctorId",
           d.status as "doctorStatus", r.patient_id as "patientId", a.full_name as "authorFullName", r.rating, r.text, r.status,
           r.hidden_reason as "hiddenReason", ${rfc3339('r.reported_at')} as "reportedAt", r.reply_text as "replyText",
           r.reply_by as "replyBy", ${rfc3339('r.replied_at')} as "repliedAt", r.reply_removed_reason as "replyRemovedReason",
           ${rfc3339('r.edited_at')} as "editedAt",
           r.version, ${rfc3339('r.created_at')} as "createdAt", ${ownReport(reader)} as "ownReport"
      from reviews r
      join doctors d on d.id = r.doctor_id
      join accounts a on a.id = r.patient_id
     where ${condition}`.execute(database);
  return rows;
}

export async function readReview(
  database: Kysely<never>,
  reader: Caller,
  id: string,
): Promise<ReviewRow | undefined> {
  const [review] = await readReviews(database, reader, sql`r.id = ${id}`);
  return review;
}

/** What has become of the reader's report: one that was decided counts for as long as the words stand that it was about. */
function ownReport(reader: Caller): RawBuilder<OwnReport> {
  if (reader.kind !== 'person') {
    return sql`null`;
  }
  return sql`(
    select case when bool_or(own.settled_at is null) then 'open'
                when bool_or(own.rating = r.rating and own.text is not distinct from r.text
                             and own.reply_text is not distinct from r.reply_text) then 'decided' end
      from review_reports own
     where own.review_id = r.id and own.reporter_id = ${reader.accountId}::uuid)`;
}

/** What decides whether a visit can be reviewed. */
export interface Visit {
  hospitalId: string;
  doctorId: string;
  patientId: string;
  completedAt: string | null;
  reviewDays: number;
  reviewId: string | null;
}

export async function readVisit(database: Kysely<never>, appointmentId: string): Promise<Visit | undefined> {
  const { rows } = await sql<Visit>`
    select a.hospital_id as "hospitalId", a.doctor_id as "doctorId", a.patient_id as "patientId",
           case when a.status = 'completed' then ${rfc3339('a.completed_at')} end as "completedAt",
           (a.policy ->> 'reviewDays')::int as "reviewDays",
           (select r.id from reviews r where r.appointment_id = a.id) as "reviewId"
      from appointments a
     where a.id = ${appointmentId} and a.moves_appointment_id is null`.execute(database);
  return rows[0];
}
