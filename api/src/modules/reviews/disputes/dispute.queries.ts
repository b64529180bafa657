import { type Kysely, type RawBuilder, sql } from 'kysely';
import { rfc3339 } from '../../../platform/database/rfc3339.ts';
import { actorName } from '../../auth/index.ts';
import { stillOwed } from '../../payments/index.ts';
import type { DisputeDetail, FileAnswer, MessageAnswer } from './dispute.schemas.ts';
import type { DisputeOutcome } from './dispute.entity.ts';

type Refunded = NonNullable<DisputeDetail['resolution']>['refunds'][number];

/** A dispute as it stands in the tables, its words still sealed. */
export interface DisputeRow extends Pick<
  DisputeDetail,
  | 'id'
  | 'appointmentId'
  | 'reference'
  | 'hospitalId'
  | 'doctorId'
  | 'patientId'
  | 'kind'
  | 'status'
  | 'awaits'
  | 'dueAt'
  | 'lapsedSide'
  | 'closedAt'
  | 'version'
  | 'createdAt'
  | 'updatedAt'
> {
  notes: number;
  text: Buffer;
  note: Buffer | null;
  hospitalName: string;
  assigneeId: string | null;
  assigneeName: string | null;
  decidedBy: string | null;
  deciderName: string | null;
  outcome: DisputeOutcome | null;
  refundMinor: string | null;
  currency: string;
  refunds: (Pick<Refunded, 'id' | 'channel' | 'status' | 'settledAt'> & { amountMinor: number })[];
}

/** The disputes a condition selects, the newest first. It may name the dispute `d` and its appointment `a`. */
export async function readDisputes(
  database: Kysely<never>,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<DisputeRow[]> {
  const { rows } = await sql<DisputeRow>`
    select d.id, d.appointment_id as "appointmentId", a.reference, d.hospital_id as "hospitalId", h.name as "hospitalName", d.doctor_id as "doctorId",
           d.patient_id as "patientId", d.kind, d.status, d.text, d.awaits, ${rfc3339('d.due_at')} as "dueAt",
           d.lapsed_side as "lapsedSide", d.notes, d.assignee_id as "assigneeId", assignee.full_name as "assigneeName",
           d.resolved_by as "decidedBy", ${actorName(sql`d.resolved_by`)} as "deciderName", d.outcome, d.refund_minor as "refundMinor", d.currency, d.note,
           coalesce((
             select jsonb_agg(jsonb_build_object('id', r.id, 'amountMinor', r.amount_minor, 'channel', r.channel,
                                                 'status', r.status, 'settledAt', ${rfc3339('r.settled_at')}) order by r.id)
               from refunds r where r.id = any(d.refund_ids)), '[]') as refunds,
           ${rfc3339('d.closed_at')} as "closedAt", d.version, ${rfc3339('d.created_at')} as "createdAt",
           ${rfc3339('d.updated_at')} as "updatedAt"
      from disputes d join appointments a on a.id = d.appointment_id join hospitals h on h.id = d.hospital_id
      left join accounts assignee on assignee.id = d.assignee_id
     where ${condition}
     order by d.id desc limit ${limit}`.execute(database);
  return rows;
}

/** What was paid for the appointment, what of it was asked back, and what of that is not back yet. */
export async function readMoney(
  database: Kysely<never>,
  appointmentId: string,
): Promise<{ paidMinor: number; refundedMinor: number; owedMinor: number }> {
  const { rows } = await sql<{ paid: string; refunded: string; owed: string }>`
    select coalesce(sum(amount_minor), 0) as paid, coalesce(sum(refunded_minor), 0) as refunded, coalesce(sum(${stillOwed}), 0) as owed
      from payments p where appointment_id = ${appointmentId}::uuid and status = 'succeeded'`.execute(
    database,
  );
  const [{ paid, refunded, owed } = { paid: 0, refunded: 0, owed: 0 }] = rows;
  return { paidMinor: Number(paid), refundedMinor: Number(refunded), owedMinor: Number(owed) };
}

export type MessageRow = Omit<MessageAnswer, 'text'> & { text: Buffer };

export async function readMessages(database: Kysely<never>, disputeId: string): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select id, side, author, internal, text, ${rfc3339('created_at')} as "createdAt"
      from dispute_messages where dispute_id = ${disputeId}::uuid order by id`.execute(database);
  return rows;
}

export type FileRow = Omit<FileAnswer, 'name'> & { name: Buffer };

/** Those whose bytes have arrived. */
export async function readFiles(database: Kysely<never>, disputeId: string): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    select id, side, name, media_type as "mediaType", size_bytes as "sizeBytes", ${rfc3339('created_at')} as "createdAt"
      from dispute_files where dispute_id = ${disputeId}::uuid and stored_at is not null order by id`.execute(
    database,
  );
  return rows;
}

/** What decides whether a visit can be complained about. */
export interface DisputedAppointment {
  hospitalId: string;
  doctorId: string;
  patientId: string;
  startsAt: string;
  endsAt: string;
  currency: string;
  disputeDays: number | null;
  openDisputeId: string | null;
}

export async function readDisputed(
  database: Kysely<never>,
  appointmentId: string,
): Promise<DisputedAppointment | undefined> {
  const { rows } = await sql<DisputedAppointment>`
    select a.hospital_id as "hospitalId", a.doctor_id as "doctorId", a.patient_id as "patientId",
           ${rfc3339('a.starts_at')} as "startsAt", ${rfc3339('a.ends_at')} as "endsAt", a.currency,
           (a.policy ->> 'disputeDays')::int as "disputeDays",
           (select d.id from disputes d where d.appointment_id = a.id and d.status in ('open', 'under_review')) as "openDisputeId"
      from appointments a
     where a.id = ${appointmentId}::uuid and a.moves_appointment_id is null`.execute(database);
  return rows[0];
}

/** Whether that account is an admin who may sign in. */
export async function isAdminAccount(database: Kysely<never>, accountId: string): Promise<boolean> {
  const { rows } = await sql`
    select from accounts where id = ${accountId}::uuid and role = 'admin' and suspended_at is null`.execute(
    database,
  );
  return rows.length === 1;
}
