import { Inject, Injectable } from '@nestjs/common';
import { LockMode } from '@mikro-orm/core';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { type Caller, worksFor } from '../../../platform/guards/caller.ts';
import { notFound, Refusal } from '../../../values/refusal.ts';
import { changeRecord, requireSeen } from '../change-record.ts';
import { shortenedDays } from '../rules/shortened-days.ts';
import { hospitalAnswer } from './hospital-answer.ts';
import { Hospital } from './hospital.entity.ts';
import type { HospitalAnswer, HospitalChanges } from './hospital.schemas.ts';
import { mergedPolicy } from './merged-policy.ts';

/** Appointments that exist keep the policy they were booked by: each carries its own copy. */
@Injectable()
export class UpdateHospital {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  run(caller: Caller, id: string, changes: HospitalChanges, seen?: number): Promise<HospitalAnswer> {
    return this.database.transaction(async (em) => {
      const hospital = worksFor(caller, id)
        ? await em.findOne(Hospital, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
        : null;
      if (!hospital) {
        throw notFound();
      }
      requireAdminForTerms(caller, changes);
      const { policy, ...fields } = changes;
      const merged = policy && { policy: mergedPolicy(hospital.policy, policy) };
      const wanted = { ...fields, ...merged };
      requireSeen<Hospital>(seen, hospital, wanted);
      requireAdminToShorten(caller, hospital, policy);
      const told = changeRecord<Hospital>(hospital, wanted, this.clock.now());
      await em.flush();
      const transaction = em.getKysely<never>();
      await this.audit.write(transaction, { action: 'hospital.updated', id, hospitalId: id, changes: told });
      return hospitalAnswer(hospital, caller);
    });
  }
}

/** What the platform keeps and where the rest goes is agreed between the hospital and the platform, and written down by it. */
function requireAdminForTerms(caller: Caller, changes: HospitalChanges): void {
  const named = (['stripeAccountId', 'platformFeeBps'] as const).filter(
    (term) => changes[term] !== undefined,
  );
  if (named.length > 0 && !isAdmin(caller)) {
    throw new Refusal('auth.forbidden', { detail: `Only admins set ${named.join(' and ')}.` });
  }
}

/** How long one may complain of a hospital is not for the hospital to cut short. */
function requireAdminToShorten(
  caller: Caller,
  { policy }: Pick<Hospital, 'policy'>,
  changes: HospitalChanges['policy'] = {},
): void {
  const shortened = isAdmin(caller) ? [] : shortenedDays(policy, changes);
  if (shortened.length > 0) {
    throw new Refusal('request.invalid', {
      errors: shortened.map(({ name, leastDays }) => ({
        pointer: `/policy/${name}`,
        code: 'too_small',
        detail: `At least ${leastDays} days; fewer are set by admins alone.`,
      })),
    });
  }
}

function isAdmin(caller: Caller): boolean {
  return caller.kind === 'person' && caller.role === 'admin';
}
