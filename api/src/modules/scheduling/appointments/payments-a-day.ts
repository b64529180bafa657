import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { type Caller } from '../../../platform/guards/caller.ts';
import { Refusal } from '../../../values/refusal.ts';
import { onlinePaymentsADay, secondsUntilNextPayment } from '../rules/payments-a-day.ts';
import { readFillingPayment } from './payment-limit.queries.ts';

/** The most online payments this caller may begin for the patient within a day; null where there is no limit. */
export function mostPaymentsOf(caller: Caller): number | null {
  return caller.kind === 'person' && caller.role === 'patient' ? onlinePaymentsADay : null;
}

/** Says no to one payment too many, and when there is room again. */
@Injectable()
export class PaymentsADay {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async refusal(patientId: string): Promise<Refusal> {
    const now = this.clock.now();
    const filledBy = await readFillingPayment(this.database.sql, { patientId, most: onlinePaymentsADay });
    return new Refusal('rate.limited', {
      detail: `At most ${onlinePaymentsADay} online payments may be begun within 24 hours.`,
      retryAfterSeconds: secondsUntilNextPayment(filledBy ?? now, now),
    });
  }
}
