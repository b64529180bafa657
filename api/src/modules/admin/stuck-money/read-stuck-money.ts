import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.ts';
import { type Caller, worksFor } from '../../../platform/guards/caller.ts';
import { cursorInstant, decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { money } from '../../../values/money.ts';
import { notFound } from '../../../values/refusal.ts';
import { FindStuckMoney, type StuckMoney } from '../../payments/index.ts';
import { FindOpenDisputes } from '../../reviews/index.ts';
import { FindPaidWithoutVisit, type PaidWithoutVisit } from '../../scheduling/index.ts';
import type { StuckMoneyAnswer, StuckMoneyQuery } from './stuck-money.schemas.ts';
import { wordsFor } from './stuck-words.ts';

const place = z.tuple([cursorInstant, z.string().regex(/^[0-9a-f-]{1,36}$/)]);

type Stuck = Omit<StuckMoney, 'kind'> & { kind: StuckMoneyAnswer['kind'] };

/**
 * Money that is stuck, what has been for longest first: as payments and scheduling each know it, in one list, with the disputes it may be
 * the matter of.
 */
@Injectable()
export class ReadStuckMoney {
  constructor(
    @Inject(FindStuckMoney) private readonly stuck: FindStuckMoney,
    @Inject(FindPaidWithoutVisit) private readonly unvisited: FindPaidWithoutVisit,
    @Inject(FindOpenDisputes) private readonly disputes: FindOpenDisputes,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async list(
    caller: Caller,
    { kind, cursor, limit, ...query }: StuckMoneyQuery,
  ): Promise<Page<StuckMoneyAnswer>> {
    const own = caller.kind === 'anonymous' ? null : caller.hospitalId;
    const hospitalId = query.hospitalId ?? own ?? undefined;
    if (hospitalId !== undefined && !worksFor(caller, hospitalId)) {
      throw notFound();
    }
    const after = cursor === undefined ? undefined : decodeCursor(cursor, place);
    const asked = { hospitalId, now: this.clock.now(), limit: limit + 1 };
    const [stuck, unvisited] = await Promise.all([
      this.stuck.find({ ...asked, kind, after }),
      kind === undefined || kind === 'paid_without_visit' ? this.unvisited.find({ ...asked, after }) : [],
    ]);
    const all = inOrder([...stuck, ...unvisited.map(fromVisit)]);
    const disputes = await this.disputes.of(all.flatMap(({ appointmentId }) => appointmentId ?? []));
    return pageOf(
      all,
      limit,
      (each) => toAnswer(each, disputes, caller),
      (each) => [each.since, each.id],
    );
  }
}

function fromVisit({ paymentId, keptMinor, status, ...visit }: PaidWithoutVisit): Stuck {
  return {
    ...visit,
    kind: 'paid_without_visit',
    id: paymentId,
    paymentId,
    amountMinor: keptMinor,
    refundId: null,
    stripeId: null,
    code: status,
  };
}

/** As both lists are ordered already. */
function inOrder(stuck: readonly Stuck[]): Stuck[] {
  const keyOf = ({ since, id }: Stuck) => `${since} ${id}`;
  return [...stuck].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function toAnswer(
  { id: _id, amountMinor, currency, ...each }: Stuck,
  disputes: ReadonlyMap<string, string>,
  caller: Caller,
): StuckMoneyAnswer {
  const amount = amountMinor === null || currency === null ? null : money(amountMinor, currency);
  const disputeId = (each.appointmentId && disputes.get(each.appointmentId)) ?? null;
  return { ...each, amount, disputeId, ...wordsFor(each.kind, caller) };
}
