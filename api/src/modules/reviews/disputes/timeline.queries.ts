import { type Kysely, type RawBuilder, sql } from 'kysely';
import { rfc3339 } from '../../../platform/database/rfc3339.ts';
import type { AcceptedPolicy } from '../../../values/booking-policy.ts';
import { policyText } from '../../../values/policy-text.ts';
import type { TimelineEntry, TimelineKind } from './timeline.schemas.ts';

/** Sign-ins this near to the booking, the visit or the complaint tell something about it; others are nobody's business. */
const nearHours = 24;

/**
 * What happened around a dispute, oldest first: of the appointment, its money, the dispute, the patient's sign-ins near to them, and who was
 * told of it by mail.
 * No word of anybody is in it, only when it was said.
 */
export async function readTimeline(database: Kysely<never>, disputeId: string): Promise<TimelineEntry[]> {
  const { rows } = await sql<{ at: Date | string; kind: TimelineKind; actor: string; details: Details }>`
    with d as (
      select d.id, d.patient_id, d.appointment_id, d.created_at, a.created_at as booked_at, a.starts_at, a.ends_at, a.policy,
             a.booked_by, a.currency, coalesce(${firstMovedFrom}, ${presentPlace}) as booked_place
        from disputes d join appointments a on a.id = d.appointment_id
       where d.id = ${disputeId}::uuid)
    select at, kind, actor, details from (${sql.join([ofAppointment, ofMoney, ofDispute, signIns, ofNotices], sql` union all `)}) as happened
     order by at, place, turn`.execute(database);
  return rows.map(({ at, kind, actor, details }) => ({
    at: new Date(at).toISOString(),
    kind,
    actor,
    details:
      kind === 'policy_accepted'
        ? { ...details, text: policyText(details as Partial<AcceptedPolicy>) }
        : details,
  }));
}

type Details = Record<string, unknown>;
type Part = RawBuilder<unknown>;

/** The history of a booking does not say where it was: its first move does, and without one it is there still. */
const firstMovedFrom: Part = sql`(
  select h.details -> 'from' from appointment_history h
   where h.appointment_id = a.id and h.action = 'reschedule' order by h.id limit 1)`;
const presentPlace: Part = sql`
  jsonb_build_object('doctorId', a.doctor_id, 'visitTypeId', a.visit_type_id, 'startsAt', ${rfc3339('a.starts_at')},
                     'endsAt', ${rfc3339('a.ends_at')}, 'feeMinor', a.fee_minor)`;

/** `place` orders what happened at one instant, `turn` what happened there in one table. */
const ofAppointment: Part = sql`
  select h.at, 'appointment' as kind, h.actor,
         h.details - 'note' || jsonb_build_object('action', h.action, 'fromStatus', h.from_status, 'toStatus', h.to_status)
           || case when h.action = 'book' then jsonb_build_object('to', d.booked_place) else '{}' end
           || case when h.action in ('book', 'hold_move', 'reschedule') then jsonb_build_object('currency', d.currency) else '{}' end
           as details,
         0 as place, lpad(h.id::text, 20, '0') as turn
    from d join appointment_history h on h.appointment_id = d.appointment_id
  union all
  select booked_at, 'policy_accepted', booked_by, policy, 1, '' from d`;

/** Of a refund that a process of the version before steps were written has begun, while this one served already. */
const unwrittenRequest: Part = sql`
  select 0, 'request', case when p.channel = 'online' then 'online' else 'desk' end, r.requested_by, null, r.requested_at
   where not exists (select from refund_steps where refund_id = r.id and action = 'request')`;

const ofMoney: Part = sql`
  select m.at, m.kind, m.actor,
         jsonb_build_object('paymentId', p.id, 'purpose', p.purpose, 'channel', p.channel, 'amountMinor', p.amount_minor,
                            'currency', p.currency), 2, p.id::text
    from d join payments p on p.appointment_id = d.appointment_id
   cross join lateral (values
     (p.created_at, 'payment_begun', coalesce(p.recorded_by, 'patient:' || p.patient_id)),
     (p.paid_at, 'payment_succeeded', coalesce(p.recorded_by, 'stripe')),
     (p.cancelled_at, 'payment_withdrawn', 'system')) as m (at, kind, actor)
   where m.at is not null
  union all
  select s.at, k.kind, s.actor,
         jsonb_strip_nulls(jsonb_build_object('refundId', r.id, 'paymentId', p.id, 'reason', r.reason, 'channel', s.channel,
                            'amountMinor', r.amount_minor, 'currency', p.currency, 'failureCode', s.failure_code)),
         3, lpad(s.id::text, 20, '0')
    from d join payments p on p.appointment_id = d.appointment_id
    join refunds r on r.payment_id = p.id
    join lateral (
      select id, action, channel, actor, failure_code, at from refund_steps where refund_id = r.id
      union all ${unwrittenRequest}) as s on true
    join (values ('request', 'refund_requested'), ('succeed', 'refund_succeeded'), ('settle', 'refund_succeeded'),
                 ('bounce', 'refund_returned'), ('fail_attempt', 'refund_attempt_failed'), ('fail', 'refund_failed'),
                 ('retry', 'refund_retried')) as k (action, kind) on k.action = s.action`;

const ofDispute: Part = sql`
  select s.at, 'dispute', s.actor,
         s.details || jsonb_build_object('action', s.action, 'fromStatus', s.from_status, 'toStatus', s.to_status), 4, s.id::text
    from d join dispute_steps s on s.dispute_id = d.id
  union all
  select m.created_at, case when m.internal then 'internal_note' else 'message' end, m.author,
         jsonb_build_object('messageId', m.id, 'side', m.side)
           || case when m.asks is null then '{}' else jsonb_build_object('asks', m.asks, 'dueAt', ${rfc3339('m.due_at')}) end, 5, m.id::text
    from d join dispute_messages m on m.dispute_id = d.id
  union all
  select f.created_at, 'file', f.author,
         jsonb_build_object('fileId', f.id, 'side', f.side, 'mediaType', f.media_type, 'sizeBytes', f.size_bytes), 6, f.id::text
    from d join dispute_files f on f.dispute_id = d.id and f.stored_at is not null`;

const near = sql.raw(`interval '${nearHours} hours'`);
const signIns: Part = sql`
  select s.created_at, 'sign_in', 'patient:' || d.patient_id,
         jsonb_build_object('deviceName', s.device_name, 'userAgent', s.user_agent, 'ipAddress', s.ip_address), 7, s.id::text
    from d join sessions s on s.account_id = d.patient_id
   where s.created_at between d.booked_at - ${near} and d.booked_at + ${near}
      or s.created_at between d.starts_at - ${near} and d.ends_at + ${near}
      or s.created_at between d.created_at - ${near} and d.created_at + ${near}`;

/** What a side was told of one event is told once, with what became of the mail to each of its accounts. */
const ofNotices: Part = sql`
  select n.created_at, 'notice', 'system',
         jsonb_build_object('notice', n.kind, 'to', n.side, 'channel', n.channel, 'deliveries',
           jsonb_agg(jsonb_build_object('address', n.address, 'status', n.status, 'attempts', n.attempts, 'answer', n.answer,
                                        'sentAt', ${rfc3339('n.sent_at')}) order by n.address)),
         8, lpad(n.event_id::text, 20, '0') || n.side
    from d join notices n on n.appointment_id = d.appointment_id and (n.dispute_id is null or n.dispute_id = d.id)
   group by n.event_id, n.created_at, n.kind, n.side, n.channel`;
