import type { components } from '@smartmedconnect/sdk';
import { formatLocale } from '../ui/language.ts';
import { moneyWords, type Money } from '../ui/money.ts';
import type { Series } from './figure-chart.ts';

export type Figures = components['schemas']['Figures'];
type Day = Figures['days'][number];

/** What a chart shows: a label and one value of each series for every place on its axis. */
export interface ChartOf {
  readonly labels: readonly string[];
  readonly series: readonly Series[];
}

const dayWords = new Intl.DateTimeFormat(formatLocale, { day: 'numeric', month: 'short', timeZone: 'UTC' });

export function visitsChart({ days }: Figures): ChartOf {
  return {
    labels: days.map(dayLabel),
    series: [
      { label: $localize`Bookings`, tone: 'main', values: days.map(({ bookings }) => bookings) },
      {
        label: $localize`Cancellations`,
        tone: 'plain',
        values: days.map(({ cancellations }) => cancellations),
      },
      { label: $localize`No-shows`, tone: 'bad', values: days.map(({ noShows }) => noShows) },
    ],
  };
}

/** One chart a currency: sums of different currencies do not share an axis. */
export function moneyChart({ days }: Figures, currency: string): ChartOf {
  const none: Money = { amountMinor: 0, currency };
  const of = (day: Day, which: 'revenue' | 'refunds') =>
    (day.money.find((money) => money.currency === currency)?.[which] ?? none).amountMinor;
  const words = (amountMinor: number) => moneyWords({ amountMinor, currency });
  return {
    labels: days.map(dayLabel),
    series: [
      { label: $localize`Revenue`, tone: 'main', values: days.map((day) => of(day, 'revenue')), words },
      { label: $localize`Refunds`, tone: 'bad', values: days.map((day) => of(day, 'refunds')), words },
    ],
  };
}

export function disputeAgesChart({ disputes }: Figures): ChartOf {
  return {
    labels: disputes.byAge.map(ageLabel),
    series: [
      {
        label: $localize`Unsettled disputes`,
        tone: 'main',
        values: disputes.byAge.map(({ count }) => count),
      },
    ],
  };
}

export function importsChart({ days }: Figures): ChartOf {
  return {
    labels: days.map(dayLabel),
    series: [
      { label: $localize`Without faults`, tone: 'good', values: days.map(({ imports }) => imports.clean) },
      { label: $localize`Rows refused`, tone: 'bad', values: days.map(({ imports }) => imports.withRejects) },
      { label: $localize`Abandoned`, tone: 'plain', values: days.map(({ imports }) => imports.abandoned) },
    ],
  };
}

function dayLabel({ date }: Day): string {
  return dayWords.format(new Date(date));
}

/** `toDays` is the first day of the next age. */
function ageLabel({ fromDays, toDays }: Figures['disputes']['byAge'][number]): string {
  if (toDays === null) return $localize`${fromDays}:days: days and more`;
  if (toDays === fromDays + 1) return $localize`day ${fromDays}:day:`;
  return $localize`${fromDays}:first: to ${toDays - 1}:last: days`;
}
