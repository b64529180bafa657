import { Faults } from './faults/faults.ts';
import type { Account, Cause, EventType } from './objects/account.ts';
import { newEvent } from './objects/events/event.ts';
import { Settlements } from './objects/refunds/settlements.ts';
import { Exchanges } from './protocol/exchanges.ts';
import { IdempotentAnswers } from './protocol/idempotency.ts';
import type { Settings } from './settings.ts';
import { Database } from './store/database.ts';
import { Notes } from './store/notes.ts';
import { Records, type StripeObject } from './store/records.ts';
import { Deliveries } from './webhooks/deliveries.ts';
import { Dispatcher } from './webhooks/dispatcher.ts';
import { WebhookEndpoint } from './webhooks/webhook-endpoint.ts';

const itself: Cause = { request: null, idempotencyKey: null };

/** Everything behind the routes: what is kept, what is sent, what goes wrong on purpose. */
export class Sandbox {
  readonly database: Database;
  readonly records: Records;
  readonly answers: IdempotentAnswers;
  readonly deliveries: Deliveries;
  readonly exchanges: Exchanges;
  readonly webhookEndpoint: WebhookEndpoint;
  readonly faults: Faults;
  private readonly settlements: Settlements;
  private readonly dispatcher: Dispatcher;

  constructor(readonly settings: Settings) {
    this.database = new Database(settings.data);
    this.exchanges = new Exchanges(settings.exchangesFile);
    const notes = new Notes(this.database);
    this.records = new Records(this.database);
    this.answers = new IdempotentAnswers(this.database);
    this.deliveries = new Deliveries(this.database);
    this.webhookEndpoint = new WebhookEndpoint(notes, settings.webhookUrl);
    this.faults = new Faults(notes);
    this.settlements = new Settlements(this.database, (work) => this.change(work));
    this.dispatcher = new Dispatcher({
      deliveries: this.deliveries,
      records: this.records,
      secret: settings.webhookSecret,
      address: () => this.webhookEndpoint.address,
    });
  }

  /** Does the work in one transaction with its events, and has them sent. */
  change<T>(work: (account: Account) => T, cause: Cause = itself): T {
    const result = this.database.transaction(() => work(this.accountFor(cause)));
    this.wake();
    return result;
  }

  read<T>(work: (account: Account) => T): T {
    return work(this.accountFor(itself));
  }

  /** Goes on with what an earlier process has left to do. */
  wake(): void {
    this.dispatcher.wake();
    this.settlements.wake();
  }

  beginAnew(): void {
    this.database.empty();
    this.webhookEndpoint.reset();
    this.faults.reset();
    this.exchanges.empty();
    this.wake();
  }

  async close(): Promise<void> {
    this.settlements.end();
    await this.dispatcher.end();
    this.database.close();
  }

  private accountFor(cause: Cause): Account {
    const now = Math.floor(Date.now() / 1_000);
    return {
      records: this.records,
      now,
      isAwaited: (event) => this.deliveries.isPending(event),
      announce: (type, object) => this.announce(type, object, now, cause),
      settleLater: (refund, outcome) => this.settlements.plan(refund, outcome),
    };
  }

  private announce(type: EventType, object: StripeObject, now: number, cause: Cause): void {
    const receivers = this.webhookEndpoint.address === null ? 0 : 1;
    const event = newEvent({ type, object, now, cause, receivers });
    const place = this.records.insert(event);
    if (receivers > 0) this.deliveries.plan(event.id, this.faults.forWebhook(place));
  }
}
