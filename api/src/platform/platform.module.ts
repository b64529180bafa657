import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { EntitySchema } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/postgresql';
import { Audit } from './audit/audit.ts';
import { Clock, SystemClock } from './clock/clock.ts';
import { SealedBox } from './crypto/sealed-box.ts';
import { Database } from './database/database.ts';
import { ormOptions } from './database/orm-options.ts';
import { LookAtFiles } from './files/file-health.ts';
import { FileStore } from './files/file-store.ts';
import { openFileStore } from './files/open-file-store.ts';
import { SealedFiles } from './files/sealed-files.ts';
import { LookAtDatabase } from './health/database-health.ts';
import { HealthController } from './health/health.controller.ts';
import { Readiness } from './health/readiness.ts';
import { ReplayAnswers } from './idempotency/idempotent.ts';
import { StoredAnswers } from './idempotency/stored-answers.ts';
import { Transactions } from './idempotency/transactions.ts';
import { Jobs } from './jobs/jobs.ts';
import { LookAtQueues } from './jobs/queue-health.ts';
import { StandingJobs } from './jobs/standing-jobs.ts';
import { OutboxRelay } from './jobs/outbox-relay.ts';
import { Outbox } from './jobs/outbox.ts';
import { Retention } from './jobs/retention.ts';
import { Metrics } from './metrics/metrics.ts';
import { SETTINGS, type Settings } from './settings/settings.ts';
import { Shutdown } from './shutdown.ts';

const doors = [
  Audit,
  Database,
  Jobs,
  LookAtDatabase,
  LookAtFiles,
  LookAtQueues,
  Outbox,
  OutboxRelay,
  Retention,
  SealedBox,
  SealedFiles,
  StandingJobs,
  StoredAnswers,
  Transactions,
  ReplayAnswers,
];

/** What every request passes through, given once to all modules. */
@Global()
@Module({})
export class PlatformModule {
  static with(settings: Settings, entities: EntitySchema[], clock: Clock = new SystemClock()): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [HealthController],
      providers: [
        Readiness,
        Metrics,
        Shutdown,
        { provide: SETTINGS, useValue: settings },
        { provide: Clock, useValue: clock },
        { provide: MikroORM, useFactory: () => MikroORM.init(ormOptions(settings, entities)) },
        { provide: FileStore, useFactory: () => openFileStore(settings) },
        ...doors,
      ],
      exports: [SETTINGS, Clock, MikroORM, Metrics, ...doors],
    };
  }
}
