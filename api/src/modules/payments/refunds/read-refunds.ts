import { Inject, Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { Database } from '../../../platform/database/database.ts';
import { type Caller, worksFor } from '../../../platform/guards/caller.ts';
import { decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { notFound } from '../../../values/refusal.ts';
import { RefundAnswers } from './refund-answers.ts';
import type { RefundAnswer, RefundQuery } from './refund.schemas.ts';

const sortValues = z.tuple([z.uuid()]);

/** Money that goes back, by where it stands: what an admin looks through for refunds that failed, and a desk for what it owes. */
@Injectable()
export class ReadRefunds {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RefundAnswers) private readonly answers: RefundAnswers,
  ) {}

  async list(caller: Caller, { cursor, limit, ...query }: RefundQuery): Promise<Page<RefundAnswer>> {
    const hospitalId = query.hospitalId ?? ownHospital(caller);
    if (hospitalId !== undefined && !worksFor(caller, hospitalId)) {
      throw notFound();
    }
    const conditions = [...filters({ ...query, hospitalId })];
    if (cursor !== undefined) {
      conditions.push(sql`r.id < ${decodeCursor(cursor, sortValues)[0]}::uuid`);
    }
    const rows = await this.answers.where(this.database.sql, sql.join(conditions, sql` and `), limit + 1);
    return pageOf(
      rows,
      limit,
      (refund) => refund,
      ({ id }) => [id],
    );
  }
}

/** Undefined for admins, who belong to none. */
function ownHospital(caller: Caller): string | undefined {
  return caller.kind === 'anonymous' ? undefined : (caller.hospitalId ?? undefined);
}

function filters(query: Omit<RefundQuery, 'cursor' | 'limit'>): RawBuilder<unknown>[] {
  const { status, channel, hospitalId, paymentId, appointmentId } = query;
  return [
    sql`true`,
    // The index of what is open holds all but these.
    ...(status && status !== 'succeeded' ? [sql`r.status <> 'succeeded'`] : []),
    ...(status ? [sql`r.status = ${status}`] : []),
    ...(channel ? [sql`r.channel = ${channel}`] : []),
    ...(hospitalId ? [sql`p.hospital_id = ${hospitalId}::uuid`] : []),
    ...(paymentId ? [sql`r.payment_id = ${paymentId}::uuid`] : []),
    ...(appointmentId ? [sql`p.appointment_id = ${appointmentId}::uuid`] : []),
  ];
}
