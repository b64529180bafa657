import { Inject, Injectable } from '@nestjs/common';
import { MikroORM, type EntityManager } from '@mikro-orm/postgresql';
import type { Kysely, RawBuilder } from 'kysely';
import type { PreparedCall, Statement } from './statement.ts';

/** The door to PostgreSQL. Nothing is ambient: a unit of work is made here and handed on. */
@Injectable()
export class Database {
  /** The statements that have been prepared, by their text. */
  private readonly names = new Map<string, string>();

  constructor(@Inject(MikroORM) readonly orm: MikroORM) {}

  /** A fresh unit of work for reading. */
  read(): EntityManager {
    return this.orm.em.fork();
  }

  /** Hand-written SQL on the pool: each statement is a transaction by itself. */
  get sql(): Kysely<never> {
    return (this.orm.em as EntityManager).getKysely<never>();
  }

  /**
   * A hot statement on the pool: each connection parses and plans it once, not at every call. Its text must be one of a
   * few; what varies goes into parameters. PostgreSQL keeps the plan, so let it find rows by keys and not by luck.
   */
  async prepared<Row>(statement: RawBuilder<Row>): Promise<Row[]> {
    const { sql: text, parameters } = statement.compile(this.sql);
    return this.query({ text, values: [...parameters] });
  }

  /** The same for a statement whose text never varies at all: it is not even composed again. */
  async run<Values extends object, Row>(statement: Statement<Values, Row>, values: Values): Promise<Row[]> {
    return this.query(statement.call(this.sql, values));
  }

  private async query<Row>({ text, values }: PreparedCall): Promise<Row[]> {
    const name = this.names.get(text) ?? `hot_${this.names.size + 1}`;
    this.names.set(text, name);
    const pool = await this.orm.em.getConnection().getNativeClient();
    const { rows } = await pool.query({ name, text, values });
    return rows as Row[];
  }

  /** One transaction: all of the work or nothing. Hand-written SQL inside goes through `em.getKysely()`. */
  transaction<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.read().transactional(async (em) => work(em));
  }

  async close(): Promise<void> {
    await this.orm.close(true);
  }
}
