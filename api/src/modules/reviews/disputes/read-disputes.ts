import { Inject, Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { type Caller, worksFor } from '../../../platform/guards/caller.ts';
import { decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { notFound, Refusal } from '../../../values/refusal.ts';
import { DisputeAnswers } from './dispute-answers.ts';
import type { DisputeAnswer, DisputeDetail, DisputesQuery } from './dispute.schemas.ts';

const sortValues = z.tuple([z.uuid()]);

/**
 * Disputes: a patient's own, a hospital's, or all for admins. They hold what nobody else may read: who of the hospital's or the
 * platform's people has read them is written down with each of them, also where it stood in a list.
 */
@Injectable()
export class ReadDisputes {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(DisputeAnswers) private readonly answers: DisputeAnswers,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  async one(caller: Caller, id: string): Promise<DisputeDetail> {
    const dispute = await this.answers.one(this.database.sql, id, caller);
    const { hospitalId } = dispute;
    await this.audit.writeReads(this.database.sql, [{ action: 'dispute.read', id, hospitalId }]);
    return dispute;
  }

  async list(caller: Caller, { cursor, limit, ...query }: DisputesQuery): Promise<Page<DisputeAnswer>> {
    if (query.hospitalId !== undefined && !mayAskOf(caller, query.hospitalId)) {
      throw notFound();
    }
    const conditions = [
      whoseAre(caller),
      ...filters(query, this.clock.now()),
      ...byAssignee(caller, query.assignee),
    ];
    if (cursor !== undefined) {
      conditions.push(sql`d.id < ${decodeCursor(cursor, sortValues)[0]}::uuid`);
    }
    const rows = await this.answers.where(
      this.database.sql,
      caller,
      sql.join(conditions, sql` and `),
      limit + 1,
    );
    const page = pageOf(
      rows,
      limit,
      (dispute) => dispute,
      ({ id }) => [id],
    );
    await this.noteRead(page.items);
    return page;
  }

  private async noteRead(disputes: readonly DisputeAnswer[]): Promise<void> {
    if (disputes.length === 0) {
      this.audit.unchanged('dispute.read');
      return;
    }
    // The list tells the complaint and the decision, the record what was said in between.
    const details = { in: 'list' };
    await this.audit.writeReads(
      this.database.sql,
      disputes.map(({ id, hospitalId }) => ({ action: 'dispute.read', id, hospitalId, details })),
    );
  }
}

function mayAskOf(caller: Caller, hospitalId: string): boolean {
  const isPatient = caller.kind === 'person' && caller.role === 'patient';
  return isPatient || worksFor(caller, hospitalId);
}

/** The same border as `sideIn`, as a condition. */
function whoseAre(caller: Caller): RawBuilder<unknown> {
  if (caller.kind !== 'person') {
    return sql`false`;
  }
  return {
    patient: sql`d.patient_id = ${caller.accountId}::uuid`,
    staff: sql`d.hospital_id = ${caller.hospitalId}::uuid`,
    doctor: sql`false`,
    admin: sql`true`,
  }[caller.role];
}

function filters(
  query: Omit<DisputesQuery, 'cursor' | 'limit' | 'assignee'>,
  now: Date,
): RawBuilder<unknown>[] {
  const { status, kind, awaits, overdue, lapsedSide, hospitalId, appointmentId, q } = query;
  return [
    // The index of what is not closed holds these alone.
    ...(status === 'open' || status === 'under_review' ? [sql`d.closed_at is null`] : []),
    ...(status ? [sql`d.status = ${status}`] : []),
    ...(awaits ? [sql`d.closed_at is null and d.awaits = ${awaits}`] : []),
    ...(overdue === true ? [sql`d.closed_at is null and d.due_at < ${now}`] : []),
    ...(overdue === false ? [sql`(d.closed_at is not null or d.due_at >= ${now})`] : []),
    ...(lapsedSide ? [sql`d.closed_at is null and d.lapsed_side = ${lapsedSide}`] : []),
    ...(kind ? [sql`d.kind = ${kind}`] : []),
    ...(hospitalId ? [sql`d.hospital_id = ${hospitalId}::uuid`] : []),
    ...(appointmentId ? [sql`d.appointment_id = ${appointmentId}::uuid`] : []),
    ...(q ? [sql`starts_with(upper(a.reference), upper(${q}))`] : []),
  ];
}

/** Who works on what is the admins' business. */
function byAssignee(caller: Caller, assignee: DisputesQuery['assignee']): RawBuilder<unknown>[] {
  if (assignee === undefined) {
    return [];
  }
  if (caller.kind !== 'person' || caller.role !== 'admin') {
    throw new Refusal('auth.forbidden', { detail: 'Admins alone filter by who works on a dispute.' });
  }
  if (assignee === 'nobody') {
    return [sql`d.assignee_id is null`];
  }
  return [sql`d.assignee_id = ${assignee === 'me' ? caller.accountId : assignee}::uuid`];
}
