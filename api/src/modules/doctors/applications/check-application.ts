import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { actorOf } from '../../../platform/guards/caller.ts';
import { requireVersion } from '../../../platform/http/version.ts';
import { newId } from '../../../values/ids.ts';
import type { CheckName } from '../rules/application-checks.ts';
import { ApplicationCheck } from './application-check.entity.ts';
import { findApplication } from './application.queries.ts';
import type { ApplicationAnswer, CheckInput } from './application.schemas.ts';
import { type ApplicationChange, lockApplication, requireOpen, takeStep } from './change-application.ts';

/**
 * An admin writes down what came of looking into one thing; the same again from the same one changes nothing, whichever version they
 * saw: the answer to the first time may have been lost.
 */
@Injectable()
export class CheckApplication {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  run(change: ApplicationChange, name: CheckName, input: CheckInput): Promise<ApplicationAnswer> {
    return this.database.transaction(async (em) => {
      const application = await lockApplication(em, change.id);
      const known = await em.findOne(ApplicationCheck, { applicationId: application.id, name });
      const stands = known !== null && isSame(known, input);
      if (!stands || known.actor !== actorOf(change.caller)) {
        requireVersion(change.seen, application.version);
      }
      requireOpen(application);
      if (stands) {
        this.audit.unchanged('doctor_application.checked');
      } else {
        const now = this.clock.now();
        takeStep(application, 'check', now);
        const from = known?.outcome ?? 'pending';
        this.write(em, known, {
          ...input,
          applicationId: application.id,
          name,
          actor: actorOf(change.caller),
          at: now,
        });
        await em.flush();
        const { id, hospitalId } = application;
        const details = { check: name, outcome: { from, to: input.outcome } };
        const entry = { action: 'doctor_application.checked', id, hospitalId, details } as const;
        await this.audit.write(em.getKysely<never>(), entry);
      }
      return answerOf(em, application.id);
    });
  }

  private write(
    em: EntityManager,
    known: ApplicationCheck | null,
    found: Omit<ApplicationCheck, 'id' | symbol>,
  ): void {
    if (known) {
      Object.assign(known, found);
    } else {
      em.persist(em.create(ApplicationCheck, { ...found, id: newId() }));
    }
  }
}

export async function answerOf(em: EntityManager, id: string): Promise<ApplicationAnswer> {
  const answer = await findApplication(em.getKysely<never>(), id);
  if (!answer) {
    throw new Error('an application that is locked has gone');
  }
  return answer;
}

function isSame({ outcome, note = null, evidence = null }: ApplicationCheck, input: CheckInput): boolean {
  return outcome === input.outcome && note === input.note && evidence === input.evidence;
}
