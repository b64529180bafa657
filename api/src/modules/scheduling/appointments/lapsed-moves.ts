import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { AppointmentReschedulingLapsed } from '../../../events/appointment-rescheduling-lapsed.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { Jobs } from '../../../platform/jobs/jobs.ts';
import { Charges } from '../../payments/index.ts';
import { lockAppointment } from './appointment.queries.ts';

const lapsed: AppointmentReschedulingLapsed['type'] = 'appointment.rescheduling_lapsed';

/** When a kept time has lapsed, what was to be paid for it is withdrawn; unless another time is kept by now, whose payment stays. */
@Injectable()
export class LapsedMoves implements OnModuleInit {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Charges) private readonly charges: Charges,
  ) {}

  onModuleInit(): void {
    this.jobs.onEvent<AppointmentReschedulingLapsed>(lapsed, 'scheduling', ({ payload }) =>
      this.withdraw(payload.appointmentId),
    );
  }

  async withdraw(appointmentId: string): Promise<void> {
    await this.database.transaction(async (em) => {
      const transaction = em.getKysely<never>();
      const appointment = await lockAppointment(transaction, appointmentId);
      if (appointment && !appointment.move) {
        await this.charges.withdraw(transaction, appointmentId, this.clock.now());
      }
    });
  }
}
