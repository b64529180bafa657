import { Inject, Injectable } from '@nestjs/common';
import type { Kysely } from 'kysely';
import type { PaymentSucceeded } from '../../../events/payment-succeeded.ts';
import { Database } from '../../../platform/database/database.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import { SETTINGS, type Settings } from '../../../platform/settings/settings.ts';
import { newId } from '../../../values/ids.ts';
import type { Money } from '../../../values/money.ts';
import { paymentSucceeded } from '../ledger/ledger.ts';
import { issue } from '../receipts/receipts.ts';
import { platformFeeMinor } from '../rules/platform-fee.ts';
import { type ChargeWish, chargeWish } from './charge-wish.ts';
import {
  type DeskPayment,
  insertAtDesk,
  insertPending,
  readPending,
  type WishOf,
  withdrawPending,
} from './charges.queries.ts';
import { Checkouts } from './checkouts.ts';
import { eventPayload } from './payment-event.ts';
import type { Checkout } from './payment.schemas.ts';

export interface PaidAtDesk extends Omit<DeskPayment, 'id' | 'platformFeeMinor'> {
  /** Null: the platform's usual fee. */
  platformFeeBps: number | null;
}

/** Money in, as the modules above ask for it. */
@Injectable()
export class Charges {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Checkouts) private readonly checkouts: Checkouts,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** What is to be charged for a fee, shared as its hospital shares; nothing is written. */
  wishOf(
    fee: Money,
    hospital: { platformFeeBps: number | null; stripeAccountId: string | null },
  ): ChargeWish {
    const { stripeAccountId } = hospital;
    return chargeWish({ ...fee, platformFeeBps: this.feeBps(hospital.platformFeeBps), stripeAccountId });
  }

  /** Writes a wish down in the caller's transaction; asking for the checkout afterwards begins the payment. */
  wish(transaction: Kysely<never>, of: WishOf): Promise<void> {
    return insertPending(transaction, of);
  }

  /**
   * What the patient's browser needs to pay, or undefined when nothing is to be paid now. Never waits for long: where Stripe does
   * not answer it says `preparing`, and the next call goes on from there. Not within a transaction.
   */
  async checkout(appointmentId: string): Promise<Checkout | undefined> {
    const payment = await readPending(this.database.sql, appointmentId);
    return payment && this.checkouts.beginQuickly(payment);
  }

  /** The desk took the money: the payment, its books and its receipt; what was to be paid online is withdrawn. */
  async recordAtDesk(transaction: Kysely<never>, { platformFeeBps, ...paid }: PaidAtDesk): Promise<void> {
    const fee = platformFeeMinor(paid.amountMinor, this.feeBps(platformFeeBps));
    const payment: DeskPayment = { ...paid, id: newId(), platformFeeMinor: fee };
    await withdrawPending(transaction, paid.appointmentId, paid.at);
    await insertAtDesk(transaction, payment);
    await paymentSucceeded(transaction, payment, paid.at);
    await issue(transaction, paid);
    const told: PaymentSucceeded = { type: 'payment.succeeded', payload: eventPayload(payment) };
    await this.outbox.publish(transaction, told);
  }

  /** Nobody is to pay for the appointment any more; what Stripe still waits for is cancelled there after the commit. */
  withdraw(transaction: Kysely<never>, appointmentId: string, at: Date): Promise<void> {
    return withdrawPending(transaction, appointmentId, at);
  }

  private feeBps(ofHospital: number | null): number {
    return ofHospital ?? this.settings.PLATFORM_FEE_BPS;
  }
}
