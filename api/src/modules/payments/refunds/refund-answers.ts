import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { SealedBox } from '../../../platform/crypto/sealed-box.ts';
import { rfc3339 } from '../../../platform/database/rfc3339.ts';
import { money } from '../../../values/money.ts';
import type { RefundAnswer } from './refund.schemas.ts';

interface Row extends Omit<RefundAnswer, 'amount' | 'platformFee' | 'note'> {
  amountMinor: string;
  platformFeeMinor: string;
  currency: string;
  note: Buffer | null;
}

/** Refunds as their hospital and the admins read them. */
@Injectable()
export class RefundAnswers {
  constructor(@Inject(SealedBox) private readonly sealedBox: SealedBox) {}

  async one(database: Kysely<never>, id: string): Promise<RefundAnswer> {
    const [refund] = await this.where(database, sql`r.id = ${id}::uuid`, 1);
    if (!refund) {
      throw new Error(`the refund ${id} is not there although it was just written`);
    }
    return refund;
  }

  /** The newest first. The condition may name the refund `r` and its payment `p`. */
  async where(
    database: Kysely<never>,
    condition: RawBuilder<unknown>,
    limit: number | null = null,
  ): Promise<RefundAnswer[]> {
    const { rows } = await sql<Row>`
      select r.id, r.payment_id as "paymentId", p.appointment_id as "appointmentId", a.reference, p.hospital_id as "hospitalId",
             r.amount_minor as "amountMinor", r.platform_fee_minor as "platformFeeMinor", p.currency, r.reason, r.note,
             r.channel, r.status, r.attempts, r.failure_code as "failureCode", r.stripe_refund_id as "stripeRefundId",
             r.requested_by as "requestedBy", ${rfc3339('r.requested_at')} as "requestedAt",
             r.settled_by as "settledBy", ${rfc3339('r.settled_at')} as "settledAt", r.version,
             ${rfc3339('r.updated_at')} as "updatedAt"
        from refunds r join payments p on p.id = r.payment_id join appointments a on a.id = p.appointment_id
       where ${condition}
       order by r.id desc limit ${limit}`.execute(database);
    return rows.map(({ amountMinor, platformFeeMinor, currency, note, ...row }) => ({
      ...row,
      amount: money(amountMinor, currency),
      platformFee: money(platformFeeMinor, currency),
      note: note && this.sealedBox.open(note),
    }));
  }
}
