import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { type Caller, worksFor } from '../../../platform/guards/caller.ts';
import { notFound } from '../../../values/refusal.ts';
import { Hospital } from '../../doctors/index.ts';
import { CountImports } from '../../imports/index.ts';
import { AddUpMoney } from '../../payments/index.ts';
import { CountUnsettled } from '../../reviews/index.ts';
import { CountVisits } from '../../scheduling/index.ts';
import { addUp, type Figured, figuresOf } from './add-up.ts';
import type { Figures, FiguresQuery } from './figures.schemas.ts';
import { periodOf } from './period.ts';

/** The figures of the overview. Each module counts what is its own, for all days in one statement. */
@Injectable()
export class ReadFigures {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CountVisits) private readonly visits: CountVisits,
    @Inject(AddUpMoney) private readonly money: AddUpMoney,
    @Inject(CountImports) private readonly imports: CountImports,
    @Inject(CountUnsettled) private readonly unsettled: CountUnsettled,
  ) {}

  async read(caller: Caller, query: FiguresQuery): Promise<Figures> {
    const hospital = await this.hospitalOf(caller, query.hospitalId);
    const timeZone = query.timeZone ?? hospital?.timeZone ?? 'UTC';
    const now = this.clock.now();
    const { from, to, dates, bounds, previous } = periodOf(query, timeZone, now);
    // The days before are one span, in front of those asked for.
    const spans = [previous.begins, ...bounds];
    const [unsettled, [before, ...days]] = await Promise.all([
      this.unsettled.now(hospital?.id),
      this.figured(hospital?.id, spans),
    ]);
    return {
      timeZone,
      hospitalId: hospital?.id ?? null,
      asOf: now.toISOString(),
      begins: (bounds[0] as Date).toISOString(),
      ends: (bounds.at(-1) as Date).toISOString(),
      days: days.map((figured, day) => ({ date: dates[day] as string, ...figuresOf(figured) })),
      totals: { from, to, ...figuresOf(addUp(days)) },
      previous: { from: previous.from, to: previous.to, ...figuresOf(before as Figured) },
      ...unsettled,
    };
  }

  private async figured(hospitalId: string | undefined, bounds: readonly Date[]): Promise<Figured[]> {
    const [visits, money, imports] = await Promise.all([
      this.visits.inSpans(hospitalId, bounds),
      this.money.inSpans(hospitalId, bounds),
      this.imports.inSpans(hospitalId, bounds),
    ]);
    return visits.map((counted, span) => ({
      visits: counted,
      money: money[span] ?? [],
      imports: imports[span] as Figured['imports'],
    }));
  }

  /** Undefined: all of them, which is for admins. @throws {Refusal} `not_found` */
  private async hospitalOf(caller: Caller, asked: string | undefined): Promise<Hospital | undefined> {
    const own = caller.kind === 'anonymous' ? null : caller.hospitalId;
    const id = asked ?? own;
    if (id === null) {
      return undefined;
    }
    const hospital = worksFor(caller, id) ? await this.database.read().findOne(Hospital, { id }) : null;
    if (!hospital) {
      throw notFound();
    }
    return hospital;
  }
}
