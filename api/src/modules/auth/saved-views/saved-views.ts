import { Inject, Injectable } from '@nestjs/common';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { requireVersion } from '../../../platform/http/version.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { newId } from '../../../values/ids.ts';
import { notFound, Refusal } from '../../../values/refusal.ts';
import { Account } from '../accounts/account.entity.ts';
import { SavedView } from './saved-view.entity.ts';
import {
  mostSavedViews,
  type SavedViewAnswer,
  type SavedViewInput,
  type SavedViewQuery,
} from './saved-view.schemas.ts';

const cursorShape = z.tuple([z.uuid()]);

/** The views a person keeps of the portal's lists; nobody else's are there for them. */
@Injectable()
export class SavedViews {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async list(caller: Caller, { screen, cursor, limit }: SavedViewQuery): Promise<Page<SavedViewAnswer>> {
    const rows = await this.database.read().find(
      SavedView,
      {
        accountId: accountOf(caller),
        ...(screen !== undefined && { screen }),
        ...(cursor !== undefined && { id: { $gt: decodeCursor(cursor, cursorShape)[0] } }),
      },
      { orderBy: { id: 'asc' }, limit: limit + 1 },
    );
    return pageOf(rows, limit, savedViewAnswer, ({ id }) => [id]);
  }

  create(caller: Caller, input: SavedViewInput, once?: Once): Promise<SavedViewAnswer> {
    const accountId = accountOf(caller);
    return this.transactions.run(once, async (em) => {
      await requireRoom(em, accountId);
      const now = this.clock.now();
      const view = em.create(SavedView, { ...input, id: newId(), accountId, createdAt: now, updatedAt: now });
      await em.persist(view).flush();
      return savedViewAnswer(view);
    });
  }

  replace(caller: Caller, id: string, input: SavedViewInput, seen?: number): Promise<SavedViewAnswer> {
    return this.database.transaction(async (em) => {
      const view = await lockView(em, caller, id);
      requireVersion(seen, view.version);
      Object.assign(view, { ...input, version: view.version + 1, updatedAt: this.clock.now() });
      await em.flush();
      return savedViewAnswer(view);
    });
  }

  async remove(caller: Caller, id: string): Promise<void> {
    await this.database.transaction(async (em) => {
      em.remove(await lockView(em, caller, id));
    });
  }
}

async function lockView(em: EntityManager, caller: Caller, id: string): Promise<SavedView> {
  const where = { id, accountId: accountOf(caller) };
  const view = await em.findOne(SavedView, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return view ?? nobodys();
}

/** The account is locked, so that of two at a time the second counts the first. */
async function requireRoom(em: EntityManager, accountId: string): Promise<void> {
  const account = await em.findOne(Account, { id: accountId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!account) {
    throw new Refusal('auth.unauthenticated', { detail: 'The account is gone.' });
  }
  if ((await em.count(SavedView, { accountId })) >= mostSavedViews) {
    throw new Refusal('users.too_many_views', { detail: `At most ${mostSavedViews} of all lists together.` });
  }
}

function savedViewAnswer({
  id,
  screen,
  name,
  query,
  version,
  createdAt,
  updatedAt,
}: SavedView): SavedViewAnswer {
  return {
    id,
    screen,
    name,
    query,
    version,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

function accountOf(caller: Caller): string {
  return caller.kind === 'person' ? caller.accountId : nobodys();
}

function nobodys(): never {
  throw notFound();
}
