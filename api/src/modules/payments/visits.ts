import { Injectable } from '@nestjs/common';
import type { Kysely } from 'kysely';
import type { RefundReason } from './refunds/refund-reasons.ts';

/** A visit for which money has come. */
export interface PaidVisit {
  paymentId: string;
  appointmentId: string;
  purpose: 'visit' | 'reschedule';
}

/** What becomes of the money: it keeps the visit, or it goes back in full, and says why. */
export type PaidVerdict =
  | { outcome: 'confirmed' }
  | {
      outcome: 'refund';
      reason: Extract<RefundReason, 'slot_gone' | 'paid_twice' | 'paid_after_cancellation'>;
    };

/** Whose appointment it is: who pays for it, and where they may be helped with that. */
export interface VisitOwner {
  patientId: string;
  hospitalId: string;
}

/** What payments asks of the module that knows visits; all of it in the transaction that writes the payment down. */
export interface PayableVisits {
  /** Undefined when there is no such appointment. A read of its own, outside of transactions. */
  ownerOf(appointmentId: string): Promise<VisitOwner | undefined>;
  /**
   * Whether a payment could only go back: the hold has lapsed, and its time is another's or has begun. A read of its own, which holds for
   * the moment: `paid` decides.
   */
  isLost(appointmentId: string): Promise<boolean>;
  /** Locks the doctor, then the appointment; the payment's own row is locked after that, as everywhere. */
  lock(transaction: Kysely<never>, appointmentId: string): Promise<void>;
  paid(transaction: Kysely<never>, visit: PaidVisit): Promise<PaidVerdict>;
}

/**
 * The one place where money meets visits. Calls go down the list of modules, so scheduling registers here what payments needs
 * of it: the success of a payment and what it does to the appointment are one transaction, not two and a hope.
 */
@Injectable()
export class Visits {
  private visits: PayableVisits | undefined;

  register(visits: PayableVisits): void {
    this.visits = visits;
  }

  get paidFor(): PayableVisits {
    if (!this.visits) {
      throw new Error('nobody has registered the visits that are paid for');
    }
    return this.visits;
  }
}
