import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { migrations } from '../../../migrations/index.ts';
import { Database } from '../database/database.ts';
import type { Part } from './part.ts';

type DatabaseFinding = 'answers' | 'silent' | 'migrations_missing' | 'connections_few';

export interface DatabaseHealth extends Part<DatabaseFinding> {
  version: string | null;
  sizeBytes: number | null;
  /** All clients of the server, and the most it takes. */
  connections: { used: number; most: number } | null;
  /** Those this process holds, and requests that wait for one. */
  pool: { busy: number; idle: number; waiting: number };
  migrations: { applied: number; pending: string[] } | null;
}

interface Pool {
  totalCount: number;
  idleCount: number;
  waitingCount: number;
}

interface Answer {
  version: string;
  size: string;
  used: number;
  most: number;
  applied: string[];
}

/** With fewer connections left, the next process to start gets none. */
const fewLeft = 10;

/** How PostgreSQL fares, as the operator would ask it. */
@Injectable()
export class LookAtDatabase {
  constructor(@Inject(Database) private readonly database: Database) {}

  async look(): Promise<DatabaseHealth> {
    const { rows } = await sql<Answer>`
      select current_setting('server_version') as version, pg_database_size(current_database())::text as size,
             (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as used,
             current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as most,
             array(select name from schema_migrations) as applied`.execute(this.database.sql);
    const { version, size, used, most, applied } = rows[0] as Answer;
    const pending = migrations.map(({ name }) => name).filter((name) => !applied.includes(name));
    return {
      ...verdict(pending, most - used),
      version,
      sizeBytes: Number(size),
      connections: { used, most },
      pool: await this.pool(),
      migrations: { applied: applied.length, pending },
    };
  }

  /** What can be told of a database that does not answer. */
  async silent(): Promise<DatabaseHealth> {
    return {
      state: 'down',
      finding: 'silent',
      says: 'PostgreSQL does not answer.',
      version: null,
      sizeBytes: null,
      connections: null,
      pool: await this.pool(),
      migrations: null,
    };
  }

  private async pool(): Promise<DatabaseHealth['pool']> {
    const pool: Pool = await this.database.read().getConnection().getNativeClient();
    return { busy: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount };
  }
}

function verdict(pending: readonly string[], left: number): Part<DatabaseFinding> {
  if (pending.length > 0) {
    const says = `Migrations are missing: ${pending.join(', ')}.`;
    return { state: 'degraded', finding: 'migrations_missing', says };
  }
  if (left < fewLeft) {
    const says = `Only ${Math.max(left, 0)} connections are left.`;
    return { state: 'degraded', finding: 'connections_few', says };
  }
  const says = 'It answers, and its schema is the one this version was written for.';
  return { state: 'ok', finding: 'answers', says };
}
