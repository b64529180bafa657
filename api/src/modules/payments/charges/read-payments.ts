import { Inject, Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { Database } from '../../../platform/database/database.ts';
import { type Caller, worksFor } from '../../../platform/guards/caller.ts';
import { cursorInstant, decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { referenceAsked } from '../../../values/reference-asked.ts';
import { notFound } from '../../../values/refusal.ts';
import { RefundAnswers } from '../refunds/refund-answers.ts';
import { readPayments } from './payment-list.queries.ts';
import type { PaymentAnswer, PaymentDetail, PaymentQuery } from './payment-list.schemas.ts';

const sortValues = z.tuple([cursorInstant, z.uuid()]);

/** Payments as their hospital and the admins read them: who paid what, and whose it is. */
@Injectable()
export class ReadPayments {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RefundAnswers) private readonly refunds: RefundAnswers,
  ) {}

  async list(caller: Caller, query: PaymentQuery): Promise<Page<PaymentAnswer>> {
    const hospitalId = query.hospitalId ?? ownHospital(caller);
    if (hospitalId !== undefined && !worksFor(caller, hospitalId)) {
      throw notFound();
    }
    const conditions = [...filters({ ...query, hospitalId }), ...after(query)];
    const direction = query.order === 'newest' ? sql`desc` : sql`asc`;
    const rows = await readPayments(
      this.database.sql,
      sql`${sql.join(conditions, sql` and `)}
        order by p.created_at ${direction}, p.id ${direction} limit ${query.limit + 1}`,
    );
    return pageOf(
      rows,
      query.limit,
      (payment) => payment,
      ({ createdAt, id }) => [createdAt, id],
    );
  }

  async one(caller: Caller, id: string): Promise<PaymentDetail> {
    const [payment] = await readPayments(this.database.sql, sql`p.id = ${id}::uuid`);
    if (!payment || !worksFor(caller, payment.hospitalId)) {
      throw notFound();
    }
    const refunds = await this.refunds.where(this.database.sql, sql`r.payment_id = ${id}::uuid`);
    return { ...payment, refunds };
  }
}

/** Undefined for admins, who belong to none. */
function ownHospital(caller: Caller): string | undefined {
  return caller.kind === 'anonymous' ? undefined : (caller.hospitalId ?? undefined);
}

function filters(query: PaymentQuery): RawBuilder<unknown>[] {
  return [
    [sql`true`],
    query.hospitalId !== undefined && [sql`p.hospital_id = ${query.hospitalId}::uuid`],
    query.from && [sql`p.created_at >= ${query.from}`],
    query.to && [sql`p.created_at < ${query.to}`],
    query.status && [sql`p.status = ${query.status}`],
    query.channel && [sql`p.channel = ${query.channel}`],
    query.appointmentId !== undefined && [sql`p.appointment_id = ${query.appointmentId}::uuid`],
    query.q !== undefined && [byReference(query.q)],
    query.patientId !== undefined && [sql`p.patient_id = ${query.patientId}::uuid`],
  ].flatMap((condition) => (condition ? condition : []));
}

function byReference(typed: string): RawBuilder<unknown> {
  const reference = referenceAsked(typed);
  return reference === undefined ? sql`false` : sql`a.reference like ${`${reference}%`}`;
}

function after({ cursor, order }: PaymentQuery): RawBuilder<unknown>[] {
  if (cursor === undefined) {
    return [];
  }
  const [createdAt, id] = decodeCursor(cursor, sortValues);
  const beyond = order === 'newest' ? sql`<` : sql`>`;
  return [sql`(p.created_at, p.id) ${beyond} (${createdAt}::timestamptz, ${id}::uuid)`];
}
