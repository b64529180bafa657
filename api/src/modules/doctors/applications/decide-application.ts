import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DoctorApplicationApproved } from '../../../events/doctor-application-approved.ts';
import type { DoctorApplicationRejected } from '../../../events/doctor-application-rejected.ts';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { actorOf } from '../../../platform/guards/caller.ts';
import { requireVersion } from '../../../platform/http/version.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import { Refusal } from '../../../values/refusal.ts';
import { checksInTheWay } from '../rules/application-checks.ts';
import { isOpenApplication } from '../rules/application-transitions.ts';
import { AdmitDoctor } from './admit-doctor.ts';
import { ApplicationCheck } from './application-check.entity.ts';
import type { ApplicationAnswer, ApplicationDecision } from './application.schemas.ts';
import {
  type ApplicationChange,
  applicationIds,
  lockApplication,
  requireOpen,
  takeStep,
} from './change-application.ts';
import { answerOf } from './check-application.ts';
import type { DoctorApplication } from './doctor-application.entity.ts';

const approved: DoctorApplicationApproved['type'] = 'doctor_application.approved';
const rejected: DoctorApplicationRejected['type'] = 'doctor_application.rejected';

/**
 * An admin decides. With an approval the doctor can be booked and the account becomes the doctor's, or none of it. Of two admins
 * at once the second has not seen the first's decision.
 */
@Injectable()
export class DecideApplication {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AdmitDoctor) private readonly admitDoctor: AdmitDoctor,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  run(change: ApplicationChange, decision: ApplicationDecision): Promise<ApplicationAnswer> {
    return this.transactions.run(change.once, async (em) => {
      const application = await lockApplication(em, change.id);
      requireVersion(seenOrNothing(change.seen, application), application.version);
      requireOpen(application);
      const now = this.clock.now();
      const { outcome, reason = null } = decision;
      if (outcome === 'approved') {
        await requireChecked(em, application);
        const { doctorId } = await this.admitDoctor.run(em, application, decision.doctorId);
        application.doctorId = doctorId;
      }
      takeStep(application, outcome === 'approved' ? 'approve' : 'reject', now);
      Object.assign(application, {
        decisionReason: reason,
        decidedBy: actorOf(change.caller),
        decidedAt: now,
      });
      await em.flush();
      await this.tell(em, application, outcome === 'approved' ? approved : rejected);
      return answerOf(em, application.id);
    });
  }

  private async tell(
    em: EntityManager,
    application: DoctorApplication,
    type: typeof approved | typeof rejected,
  ): Promise<void> {
    const transaction = em.getKysely<never>();
    const { id, hospitalId, accountId, doctorId = null } = application;
    await this.audit.write(transaction, { action: type, id, hospitalId, details: { accountId, doctorId } });
    await this.outbox.publish(transaction, { type, payload: applicationIds(application) });
  }
}

/** Who decides what has been decided meanwhile has not seen that, whether or not they say which version they saw. */
function seenOrNothing(seen: number | undefined, { status }: DoctorApplication): number | undefined {
  return seen ?? (isOpenApplication(status) ? undefined : 0);
}

/** @throws {Refusal} `doctors.checks_missing` naming them */
async function requireChecked(em: EntityManager, { id }: DoctorApplication): Promise<void> {
  const missing = checksInTheWay(await em.find(ApplicationCheck, { applicationId: id }));
  if (missing.length > 0) {
    throw new Refusal('doctors.checks_missing', {
      detail: `Not passed: ${missing.map(({ name, outcome }) => `${name} (${outcome})`).join(', ')}.`,
      missing: missing.map(({ name }) => name),
    });
  }
}
