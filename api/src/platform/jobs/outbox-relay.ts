import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { Database } from '../database/database.ts';
import { rfc3339 } from '../database/rfc3339.ts';
import { SETTINGS, type Settings } from '../settings/settings.ts';
import { type DeliveredEvent, Jobs } from './jobs.ts';
import { Rounds } from './rounds.ts';

const pauseMs = 1000;
const batchSize = 500;
/** Any number, the same in every process. */
const relayLock = 7_031_201;

/** Writes something about events in the transaction that delivers them. */
type Witness = (transaction: Kysely<never>, events: readonly DeliveredEvent[]) => Promise<void>;

/**
 * Carries events from the outbox to the queues of their listeners: in the order they were written, each exactly once into a queue
 * (taking it off the outbox and putting it there is one transaction). One relay works at a time, so that the order holds with many
 * processes; when its process ends, another's takes over within a second.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap {
  private readonly logger = new Logger('OutboxRelay');
  private readonly witnesses: Witness[] = [];
  private readonly rounds = new Rounds({
    round: () => this.drain(),
    pauseMs,
    onFault: (err) => this.logger.error({ err }, 'events could not be delivered'),
  });

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Lets a module see all events, in their order and each once, in the transaction that delivers them. One statement for all of
   * them, and none that can fail by what an event says: it would keep every event from everybody.
   */
  onDelivery(witness: Witness): void {
    this.witnesses.push(witness);
  }

  onApplicationBootstrap(): void {
    if (this.settings.JOBS) {
      this.rounds.begin();
    }
  }

  stop(): Promise<void> {
    return this.rounds.stop();
  }

  /** Delivers what waits; returns how many events that were (none when another process is at it). */
  async drain(): Promise<number> {
    let delivered = 0;
    for (let batch = batchSize; batch === batchSize && !this.rounds.stopping; delivered += batch) {
      batch = await this.deliverBatch();
    }
    return delivered;
  }

  private deliverBatch(): Promise<number> {
    return this.database.transaction(async (em) => {
      const transaction = em.getKysely<never>();
      const { rows: locks } = await sql<{ mine: boolean }>`
        select pg_try_advisory_xact_lock(${relayLock}::bigint) as mine`.execute(transaction);
      if (!locks[0]?.mine) {
        return 0;
      }
      const { rows } = await sql<DeliveredEvent>`
        delete from outbox_events
         where id = any(array(select id from outbox_events order by id limit ${batchSize}))
        returning id::text, type, payload, ${rfc3339('occurred_at')} as "occurredAt"`.execute(transaction);
      const inOrder = rows.sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)));
      await this.jobs.deliver(transaction, inOrder);
      for (const witness of this.witnesses) await witness(transaction, inOrder);
      return rows.length;
    });
  }
}
