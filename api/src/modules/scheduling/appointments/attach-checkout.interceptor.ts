import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { mergeMap, type Observable } from 'rxjs';
import { Charges } from '../../payments/index.ts';
import type { AppointmentAnswer } from './appointment.schemas.ts';

/**
 * Adds what the patient's browser needs to pay to an answer that waits for money. For whole controllers, and so around the replay
 * of stored answers: those hold no secret, and get it anew when they are repeated.
 */
@Injectable()
export class AttachCheckout implements NestInterceptor {
  constructor(@Inject(Charges) private readonly charges: Charges) {}

  intercept(_context: ExecutionContext, next: CallHandler<AppointmentAnswer>): Observable<unknown> {
    return next
      .handle()
      .pipe(mergeMap((answer) => (waitsForMoney(answer) ? this.withCheckout(answer) : [answer])));
  }

  private async withCheckout(answer: AppointmentAnswer): Promise<AppointmentAnswer> {
    const checkout = await this.charges.checkout(answer.id);
    return { ...answer, payment: { ...answer.payment, ...checkout } };
  }
}

function waitsForMoney({ status, rescheduling }: AppointmentAnswer): boolean {
  return status === 'held' || rescheduling !== null;
}
