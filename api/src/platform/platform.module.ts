import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { EntitySchema } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/postgresql';
import { Clock, SystemClock } from './clock/clock.ts';
import { SealedBox } from './crypto/sealed-box.ts';
import { Database } from './database/database.ts';
import { ormOptions } from './database/orm-options.ts';
import { ReplayAnswers } from './idempotency/idempotent.ts';
import { StoredAnswers } from './idempotency/stored-answers.ts';
import { Transactions } from './idempotency/transactions.ts';
import { Outbox } from './jobs/outbox.ts';
import { SETTINGS, type Settings } from './settings/settings.ts';

const doors = [Database, Outbox, SealedBox, StoredAnswers, Transactions, ReplayAnswers];

/** What every request passes through, given once to all modules. */
@Global()
@Module({})
export class PlatformModule {
  static with(settings: Settings, entities: EntitySchema[], clock: Clock = new SystemClock()): DynamicModule {
    return {
      module: PlatformModule,
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: Clock, useValue: clock },
        { provide: MikroORM, useFactory: () => MikroORM.init(ormOptions(settings, entities)) },
        ...doors,
      ],
      exports: [SETTINGS, Clock, MikroORM, ...doors],
    };
  }
}
