import { Inject, Injectable } from '@nestjs/common';
import { MikroORM, type EntityManager } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';

/** The door to PostgreSQL. Nothing is ambient: a unit of work is made here and handed on. */
@Injectable()
export class Database {
  constructor(@Inject(MikroORM) readonly orm: MikroORM) {}

  /** A fresh unit of work for reading. */
  read(): EntityManager {
    return this.orm.em.fork();
  }

  /** Hand-written SQL on the pool: each statement is a transaction by itself. */
  get sql(): Kysely<never> {
    return (this.orm.em as EntityManager).getKysely<never>();
  }

  /** One transaction: all of the work or nothing. Hand-written SQL inside goes through `em.getKysely()`. */
  transaction<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.read().transactional(async (em) => work(em));
  }

  async close(): Promise<void> {
    await this.orm.close(true);
  }
}
