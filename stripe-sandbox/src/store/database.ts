import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { schema, tables } from './schema.ts';

type Values = Record<string, SQLInputValue>;

/** One SQLite file. Every commit is on the disk before it returns, so a killed process loses nothing it has answered. */
export class Database {
  private readonly file: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();
  private inTransaction = false;

  constructor(path: string) {
    this.file = new DatabaseSync(path);
    this.file.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
    this.file.exec(schema);
  }

  rows<T>(sql: string, values: Values = {}): T[] {
    return this.prepared(sql).all(values) as T[];
  }

  row<T>(sql: string, values: Values = {}): T | undefined {
    return this.prepared(sql).get(values) as T | undefined;
  }

  /** Answers the number of the row that was written last. */
  run(sql: string, values: Values = {}): number {
    return Number(this.prepared(sql).run(values).lastInsertRowid);
  }

  /** All of `work` or nothing of it. Nothing in it may wait: while it runs, nobody else is served. */
  transaction<T>(work: () => T): T {
    if (this.inTransaction) return work();
    this.file.exec('BEGIN IMMEDIATE');
    this.inTransaction = true;
    try {
      const result = work();
      this.file.exec('COMMIT');
      return result;
    } catch (error) {
      this.file.exec('ROLLBACK');
      throw error;
    } finally {
      this.inTransaction = false;
    }
  }

  empty(): void {
    this.transaction(() => {
      // Places in the order of creation begin anew too: by them chance is drawn.
      for (const table of [...tables, 'sqlite_sequence']) this.run(`DELETE FROM ${table}`);
    });
  }

  close(): void {
    this.file.close();
  }

  private prepared(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.file.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}
