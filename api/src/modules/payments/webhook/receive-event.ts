import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import type { StripeEventReceived } from '../../../events/stripe-event-received.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import { SETTINGS, type Settings } from '../../../platform/settings/settings.ts';
import { MoneyMetrics } from '../money-metrics.ts';
import { StripeClient } from '../provider/stripe-client.ts';
import { ApplyEvent } from './apply-event.ts';
import { readSignedEvent, refused, type SignedEvent } from './signed-event.ts';

/** What comes in a storm is left to the queue, which has a measure of its own. */
const mostAtOnce = 16;

/**
 * Takes an event of Stripe's in: it is stored before it is answered, and applied right after that. Should this process end in
 * between, the queue applies it. A signature is taken once; the same event under another one is Stripe's own repetition.
 */
@Injectable()
export class ReceiveEvent implements BeforeApplicationShutdown {
  private readonly logger = new Logger('StripeEvents');
  private readonly running = new Set<Promise<void>>();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(StripeClient) private readonly client: StripeClient,
    @Inject(ApplyEvent) private readonly applyEvent: ApplyEvent,
    @Inject(MoneyMetrics) private readonly metrics: MoneyMetrics,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws {Refusal} `payments.webhook_refused` when it is forged, stale or replayed */
  async receive(rawBody: Buffer, signature: string | undefined): Promise<void> {
    try {
      const secret = this.settings.STRIPE_WEBHOOK_SECRET;
      const event = readSignedEvent(await this.client.webhooks(), rawBody, signature, secret);
      const isNew = await this.store(event);
      this.metrics.webhooks.inc({ outcome: isNew ? 'stored' : 'repeated' });
      if (isNew) {
        this.applySoon(event.id);
      }
    } catch (thrown) {
      this.metrics.webhooks.inc({ outcome: 'refused' });
      throw thrown;
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.running);
  }

  /** False when this event has been stored before. */
  private store(event: SignedEvent): Promise<boolean> {
    return this.database.transaction(async (em) => {
      const transaction = em.getKysely<never>();
      const now = this.clock.now();
      if (!(await takeSignature(transaction, event.signatureHash, now))) {
        throw refused('This very message has come before.');
      }
      const isNew = await insertEvent(transaction, event, now);
      if (isNew) {
        const received: StripeEventReceived = {
          type: 'stripe-event.received',
          payload: { eventId: event.id },
        };
        await this.outbox.publish(transaction, received);
      }
      return isNew;
    });
  }

  /** Stripe has its answer first. */
  private applySoon(eventId: string): void {
    if (this.running.size < mostAtOnce) {
      const work = this.applyNow(eventId).finally(() => this.running.delete(work));
      this.running.add(work);
    }
  }

  private async applyNow(eventId: string): Promise<void> {
    try {
      await this.applyEvent.apply(eventId);
    } catch (err) {
      this.logger.warn({ err, eventId }, 'an event of Stripe could not be applied at once; the queue has it');
    }
  }
}

async function takeSignature(transaction: Kysely<never>, hash: Buffer, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into stripe_signatures (hash, received_at) values (${hash}, ${now})
    on conflict (hash) do nothing returning 1`.execute(transaction);
  return rows.length > 0;
}

async function insertEvent(transaction: Kysely<never>, event: SignedEvent, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into stripe_events (id, type, object_id, payment_id, received_at)
    values (${event.id}, ${event.type}, ${event.objectId}, ${event.paymentId}, ${now})
    on conflict (id) do nothing returning 1`.execute(transaction);
  return rows.length > 0;
}
