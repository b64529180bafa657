import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { sql } from 'kysely';
import { migrations } from '../../../migrations/index.ts';
import { Refusal } from '../../values/refusal.ts';
import { Database } from '../database/database.ts';
import { Jobs } from '../jobs/jobs.ts';
import { SETTINGS, type Settings } from '../settings/settings.ts';
import type { Checks } from './health.schemas.ts';

const checkMs = 2_000;

/** Whether requests should be sent here: the database answers, its schema is the one this code was written for, the queue runs. */
@Injectable()
export class Readiness implements OnModuleDestroy {
  private stopping = false;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The first thing that happens when the server is told to stop. */
  onModuleDestroy(): void {
    this.stopping = true;
  }

  /** @throws {Refusal} `internal.unavailable`, with what failed */
  async check(): Promise<{ status: 'ready'; checks: Checks }> {
    const applied = await this.appliedMigrations();
    const checks: Checks = {
      database: applied === undefined ? 'failing' : 'ok',
      migrations: migrations.every(({ name }) => applied?.has(name)) ? 'ok' : 'failing',
      queue: !this.settings.JOBS ? 'off' : this.jobs.started ? 'ok' : 'failing',
    };
    if (this.stopping || Object.values(checks).includes('failing')) {
      const detail = this.stopping ? 'The server is stopping.' : 'The server cannot serve at the moment.';
      throw new Refusal('internal.unavailable', { detail, checks, retryAfterSeconds: 1 });
    }
    return { status: 'ready', checks };
  }

  /** Undefined when the database does not answer in time. */
  private async appliedMigrations(): Promise<Set<string> | undefined> {
    const question = sql<{ name: string }>`select name from schema_migrations`
      .execute(this.database.sql)
      .then(({ rows }) => new Set(rows.map(({ name }) => name)));
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), checkMs);
    });
    return Promise.race([question.catch(() => undefined), tooLate]).finally(() => clearTimeout(timer));
  }
}
