import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { Clock } from '../clock/clock.ts';

/** A sentence a module says to the others; the types of all of them are in `events/`. */
export interface DomainEvent {
  type: string;
  /** Ids, instants, amounts, sides; never a health word. */
  payload: Record<string, unknown>;
}

/** Writes events down in the transaction of what they tell of; the relay delivers them afterwards, at least once. */
@Injectable()
export class Outbox {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  async publish(transaction: Kysely<never>, event: DomainEvent): Promise<void> {
    await sql`
      insert into outbox_events (type, payload, occurred_at)
      values (${event.type}, ${JSON.stringify(event.payload)}::jsonb, ${this.clock.now()})`.execute(
      transaction,
    );
  }
}
