import { money } from '../../../values/money.ts';
import type { ImportFigures } from '../../imports/index.ts';
import type { MoneyFigures } from '../../payments/index.ts';
import type { VisitFigures } from '../../scheduling/index.ts';
import type { FigureDay } from './figures.schemas.ts';

/** What the modules have counted of one span of time. */
export interface Figured {
  visits: VisitFigures;
  money: MoneyFigures[];
  imports: ImportFigures;
}

export function figuresOf({ visits, money: moved, imports }: Figured): Omit<FigureDay, 'date'> {
  return {
    ...visits,
    money: moved.map(({ currency, revenueMinor, refundsMinor }) => ({
      currency,
      revenue: money(revenueMinor, currency),
      refunds: money(refundsMinor, currency),
    })),
    imports,
  };
}

/** All of those together. */
export function addUp(all: readonly Figured[]): Figured {
  return {
    visits: sumOf(all.map(({ visits }) => visits)),
    money: moneyOf(all.flatMap(({ money: moved }) => moved)),
    imports: sumOf(all.map(({ imports }) => imports)),
  };
}

/** Of at least one. */
function sumOf<T extends { [K in keyof T]: number }>(all: readonly T[]): T {
  const [first, ...others] = all;
  const sum = { ...first } as T;
  for (const each of others) {
    for (const name of Object.keys(each) as (keyof T)[]) {
      sum[name] = (sum[name] + each[name]) as T[keyof T];
    }
  }
  return sum;
}

function moneyOf(moved: readonly MoneyFigures[]): MoneyFigures[] {
  const currencies = [...new Set(moved.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const of = moved.filter((each) => each.currency === currency);
    return {
      currency,
      revenueMinor: of.reduce((sum, { revenueMinor }) => sum + revenueMinor, 0),
      refundsMinor: of.reduce((sum, { refundsMinor }) => sum + refundsMinor, 0),
    };
  });
}
