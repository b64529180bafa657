import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { relevanceShape } from '../../../platform/database/words-match.ts';
import { decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { notFound } from '../../../values/refusal.ts';
import { searchWords } from '../../../values/search-words.ts';
import { findUser, findUsers } from './user.queries.ts';
import type { UserAnswer, UserQuery } from './user.schemas.ts';

const cursorShape = z.tuple([relevanceShape, z.uuid()]);

/** Accounts as admins see them. */
@Injectable()
export class ReadUsers {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async list({ q = '', cursor, limit, ...filters }: UserQuery): Promise<Page<UserAnswer>> {
    const [relevance, id] = cursor === undefined ? [] : decodeCursor(cursor, cursorShape);
    const rows = await findUsers(this.database.sql, {
      ...filters,
      words: searchWords(q),
      now: this.clock.now(),
      limit: limit + 1,
      after: relevance !== undefined && id !== undefined ? { relevance, id } : undefined,
    });
    return pageOf(
      rows,
      limit,
      ({ user }) => user,
      (row) => [row.relevance, row.user.id],
    );
  }

  async one(id: string): Promise<UserAnswer> {
    const user = await findUser(this.database.sql, id, this.clock.now());
    if (!user) {
      throw notFound();
    }
    return user;
  }
}
