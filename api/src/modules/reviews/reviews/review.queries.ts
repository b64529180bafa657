import { type Kysely, type RawBuilder, sql } from 'kysely';
import { rfc3339 } from '../../../platform/database/rfc3339.ts';
import type { Objection } from './review.entity.ts';

/** A review as it stands in the table, with who wrote it and whether its doctor is seen by the public. */
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
}

/** The reviews a condition selects (the table is `r`), with what orders and limits them. */
export async function readReviews(
  database: Kysely<never>,
  condition: RawBuilder<unknown>,
): Promise<ReviewRow[]> {
  const { rows } = await sql<ReviewRow>`
    select r.id, r.appointment_id as "appointmentId", r.hospital_id as "hospitalId", r.doctor_id as "doctorId",
           d.status as "doctorStatus", r.patient_id as "patientId", a.full_name as "authorFullName", r.rating, r.text, r.status,
           r.hidden_reason as "hiddenReason", ${rfc3339('r.reported_at')} as "reportedAt", r.reply_text as "replyText",
           r.reply_by as "replyBy", ${rfc3339('r.replied_at')} as "repliedAt", r.reply_removed_reason as "replyRemovedReason",
           ${rfc3339('r.edited_at')} as "editedAt",
           r.version, ${rfc3339('r.created_at')} as "createdAt"
      from reviews r
      join doctors d on d.id = r.doctor_id
      join accounts a on a.id = r.patient_id
     where ${condition}`.execute(database);
  return rows;
}

export async function readReview(database: Kysely<never>, id: string): Promise<ReviewRow | undefined> {
  const [review] = await readReviews(database, sql`r.id = ${id}`);
  return review;
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
