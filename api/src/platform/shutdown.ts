import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from './database/database.ts';
import { Jobs } from './jobs/jobs.ts';
import { OutboxRelay } from './jobs/outbox-relay.ts';

/**
 * The end, in order. Readiness has failed and the requests in flight have been answered by now; then the relay and the jobs at
 * hand finish, and last the connections close.
 */
@Injectable()
export class Shutdown implements OnApplicationShutdown {
  constructor(
    @Inject(OutboxRelay) private readonly relay: OutboxRelay,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Database) private readonly database: Database,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.relay.stop();
    await this.jobs.stop();
    await this.database.close();
  }
}
