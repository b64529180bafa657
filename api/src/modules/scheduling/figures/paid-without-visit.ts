import { Inject, Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Database } from '../../../platform/database/database.ts';
import { rfc3339 } from '../../../platform/database/rfc3339.ts';
import { ofHospitals } from '../../../platform/database/spans.ts';

/** Money that came for a time nobody has, and does not go back whole. */
export interface PaidWithoutVisit {
  paymentId: string;
  appointmentId: string;
  hospitalId: string;
  /** When it came. */
  since: string;
  /** What of it was not asked back. */
  keptMinor: string;
  currency: string;
  /** Where the appointment stands. */
  status: string;
}

export interface UnvisitedAsked {
  hospitalId: string | undefined;
  now: Date;
  /** `since` and payment (or whatever else the list holds there) of the last one before. */
  after: readonly [string, string] | undefined;
  limit: number;
}

const dayMs = 24 * 60 * 60_000;
/** A payment and what it does to its visit are one transaction, so there should never be any; what ended before is not looked through. */
const endedWithinDays = 90;

/** Looks for what must not happen: that a visit was paid for, is not there, and its money stays. */
@Injectable()
export class FindPaidWithoutVisit {
  constructor(@Inject(Database) private readonly database: Database) {}

  async find(asked: UnvisitedAsked): Promise<PaidWithoutVisit[]> {
    return (await paidWithoutVisit(asked).execute(this.database.sql)).rows;
  }
}

export function paidWithoutVisit({
  hospitalId,
  now,
  after,
  limit,
}: UnvisitedAsked): RawBuilder<PaidWithoutVisit> {
  const ofHospital = hospitalId === undefined ? sql`true` : sql`hospital_id = ${hospitalId}::uuid`;
  const beyond = after
    ? sql`(kept.since, payment_id::text collate "C") > (${after[0]}::timestamptz, ${after[1]}::text collate "C")`
    : sql`true`;
  return sql<PaidWithoutVisit>`
    with ended as (
      select id, status, ended_at from appointments
       where ${ofHospitals(hospitalId)} and status in ('cancelled', 'expired')
         and ended_at >= ${new Date(now.getTime() - endedWithinDays * dayMs)}
      union all
      select id, status, null from appointments where status = 'held' and moves_appointment_id is null and ${ofHospital}),
    kept as (
      select p.id as payment_id, e.id as appointment_id, p.hospital_id, date_trunc('milliseconds', p.paid_at) as since,
             p.amount_minor - p.refunded_minor as kept_minor, p.currency, e.status
        from ended e join payments p on p.appointment_id = e.id
       where p.status = 'succeeded' and p.refunded_minor < p.amount_minor and (e.status <> 'cancelled' or p.paid_at > e.ended_at))
    select payment_id as "paymentId", appointment_id as "appointmentId", hospital_id as "hospitalId",
           ${rfc3339('kept.since')} as since, kept_minor as "keptMinor", currency, status
      from kept where ${beyond} order by kept.since, payment_id::text collate "C" limit ${limit}`;
}
