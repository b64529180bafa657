import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { rfc3339 } from '../../../platform/database/rfc3339.ts';
import type { Part } from '../../../platform/health/part.ts';
import { SETTINGS, type Settings } from '../../../platform/settings/settings.ts';
import type { reconciliationStatuses } from '../reconciliation/reconciliation.schemas.ts';
import { type StripeFinding, stripeVerdict } from '../rules/stripe-verdict.ts';

export interface StripeHealth extends Part<StripeFinding | 'unreadable'> {
  /** `sandbox`: our own, on this machine. `test` and `live` by the key. */
  mode: 'sandbox' | 'test' | 'live';
  lastWebhookAt: string | null;
  /** Events that are stored and not applied. */
  eventsWaiting: number | null;
  eventsWaitingSince: string | null;
  lastReconciliation: {
    id: string;
    status: (typeof reconciliationStatuses)[number];
    startedAt: string;
    reported: number;
  } | null;
}

interface Answer {
  lastWebhookAt: string | null;
  eventsWaiting: number;
  eventsWaitingSince: string | null;
  lastReconciliation: StripeHealth['lastReconciliation'];
  reconciledAt: string | null;
  paidSince: string | null;
}

/** How the payments fare that Stripe carries out, by what it has told us. Stripe itself is not asked: it counts the questions. */
@Injectable()
export class LookAtStripe {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async look(): Promise<StripeHealth> {
    const { rows } = await sql<Answer>`
      select (select ${rfc3339('received_at')} from stripe_events order by received_at desc limit 1) as "lastWebhookAt",
             w.count as "eventsWaiting", ${rfc3339('w.since')} as "eventsWaitingSince",
             (select jsonb_build_object('id', id, 'status', status, 'startedAt', ${rfc3339('started_at')}, 'reported', reported)
                from reconciliations order by id desc limit 1) as "lastReconciliation",
             (select ${rfc3339('completed_at')} from reconciliations where status = 'completed' order by id desc limit 1) as "reconciledAt",
             (select ${rfc3339('created_at')} from payments where channel = 'online' order by created_at limit 1) as "paidSince"
        from (select count(*)::int as count, min(received_at) as since from stripe_events where applied_at is null) w`.execute(
      this.database.sql,
    );
    const { reconciledAt, paidSince, ...seen } = rows[0] as Answer;
    const { eventsWaitingSince, lastReconciliation } = seen;
    const verdict = stripeVerdict(
      {
        eventsWaitingSince: dateOf(eventsWaitingSince),
        reconciledAt: dateOf(reconciledAt),
        failed: lastReconciliation?.status === 'failed',
        paidSince: dateOf(paidSince),
      },
      this.clock.now(),
    );
    return { ...verdict, mode: this.mode, ...seen };
  }

  silent(): StripeHealth {
    const says = 'What Stripe has told us cannot be read.';
    const unknown = { eventsWaiting: null, eventsWaitingSince: null, lastReconciliation: null };
    return { state: 'down', finding: 'unreadable', says, mode: this.mode, lastWebhookAt: null, ...unknown };
  }

  private get mode(): StripeHealth['mode'] {
    const { STRIPE_SANDBOX_URL: sandbox, STRIPE_SECRET_KEY: key } = this.settings;
    return sandbox !== undefined ? 'sandbox' : key.includes('_live_') ? 'live' : 'test';
  }
}

function dateOf(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant);
}
