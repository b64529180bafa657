import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Database } from '../database/database.ts';
import type { Once } from './once.ts';
import { StoredAnswers } from './stored-answers.ts';

/** Runs the work of a use case in one transaction, and with it stores the answer of a request that is to happen once. */
@Injectable()
export class Transactions {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(StoredAnswers) private readonly storedAnswers: StoredAnswers,
  ) {}

  /** `work` returns the answer's body, complete: it is what a repeated request gets again. */
  run<T>(once: Once | undefined, work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(async (em) => {
      const answer = await work(em);
      if (once) {
        await em.flush();
        await this.storedAnswers.write(em.getKysely<never>(), once, answer);
      }
      return answer;
    });
  }
}
