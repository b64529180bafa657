import { formatLocale } from '../ui/language.ts';
import { moneyWords } from '../ui/money.ts';
import { changeFrom, noShowShare, type Change } from './change.ts';
import type { Figures } from './charts.ts';

/** One figure of the period with how it stands beside the period before. */
export interface Tile {
  readonly label: string;
  readonly words: string;
  readonly change: Change | undefined;
  /** Which way is good news; figures without one are told without a colour. */
  readonly better: 'up' | 'down' | undefined;
}

const numbers = new Intl.NumberFormat(formatLocale);
const shares = new Intl.NumberFormat(formatLocale, { style: 'percent', maximumFractionDigits: 1 });

export function tilesOf({ totals, previous }: Figures): Tile[] {
  return [
    {
      label: $localize`Bookings`,
      words: numbers.format(totals.bookings),
      change: changeFrom(previous.bookings, totals.bookings),
      better: 'up',
    },
    {
      label: $localize`Cancellations`,
      words: numbers.format(totals.cancellations),
      change: changeFrom(previous.cancellations, totals.cancellations),
      better: 'down',
    },
    noShowTile({ totals, previous }),
    ...totals.money.flatMap((money) => moneyTiles(money, previous)),
  ];
}

function noShowTile({ totals, previous }: Pick<Figures, 'totals' | 'previous'>): Tile {
  const share = noShowShare(totals);
  const before = noShowShare(previous);
  return {
    label: $localize`No-shows among visits due`,
    words: share === undefined ? '–' : shares.format(share),
    change: share === undefined || before === undefined ? undefined : changeFrom(before, share),
    better: 'down',
  };
}

function moneyTiles(
  { currency, revenue, refunds }: Figures['totals']['money'][number],
  previous: Figures['previous'],
): Tile[] {
  const before = previous.money.find((money) => money.currency === currency);
  return [
    {
      label: $localize`Revenue in ${currency}:currency:`,
      words: moneyWords(revenue),
      change: changeFrom(before?.revenue.amountMinor ?? 0, revenue.amountMinor),
      better: 'up',
    },
    {
      label: $localize`Refunds in ${currency}:currency:`,
      words: moneyWords(refunds),
      change: changeFrom(before?.refunds.amountMinor ?? 0, refunds.amountMinor),
      better: 'down',
    },
  ];
}
