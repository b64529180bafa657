import { Component, computed, inject, input } from '@angular/core';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import { Clock } from '../ui/clock.ts';
import { CountPipe } from '../ui/count.ts';
import { HospitalChoice } from '../ui/hospital-choice.ts';
import { Instant } from '../ui/instant.ts';
import { ListUrl } from '../ui/list-url.ts';
import { lookAgain } from '../ui/look-again.ts';
import { OutdatedNote } from '../ui/outdated-note.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { recordOf } from '../ui/record.ts';
import { SkeletonRows } from '../ui/skeleton-rows.ts';
import { disputeAgesChart, importsChart, moneyChart, visitsChart, type Figures } from './charts.ts';
import { DeskRefundsLink } from './desk-refunds-link.ts';
import { FigureChart } from './figure-chart.ts';
import { FigureTile } from './figure-tile.ts';
import { daysUpTo, fitted, lengthOf, todayIn, type Period } from './period.ts';
import { StuckLink } from './stuck-link.ts';
import { tilesOf } from './tiles.ts';

/** Sums over weeks change little in a minute, and cost the server something. */
const lookEveryMs = 60_000;
const usualDays = 30;
const mostDays = 366;

/** How the hospitals are doing: what was booked, came about, was paid and waits, by day and beside the period before. */
@Component({
  selector: 'smc-overview',
  imports: [
    CountPipe,
    DeskRefundsLink,
    FigureChart,
    FigureTile,
    HospitalChoice,
    Instant,
    MatFormField,
    MatInput,
    MatLabel,
    MatProgressBar,
    OutdatedNote,
    ProblemNote,
    RouterLink,
    SkeletonRows,
    StuckLink,
  ],
  providers: [ListUrl],
  templateUrl: './overview.html',
  styleUrl: './overview.scss',
})
export class Overview {
  readonly from = input<string>();
  readonly to = input<string>();
  readonly hospital = input<string>();

  readonly #client = inject(Client);
  readonly #now = inject(Clock).now;
  readonly #user = inject(Session).user;
  protected readonly url = inject(ListUrl);
  protected readonly spans = [7, 30, 90] as const;

  /** The day and not the time: only another one is another period. */
  readonly #today = computed(() => todayIn(undefined, this.#now()));
  /** What the link names when it is a period, the last thirty days of the reader's calendar otherwise. */
  protected readonly period = computed<Period>(() => {
    const asked = { from: this.from() ?? '', to: this.to() ?? '' };
    const days = lengthOf(asked);
    return days > 0 && days <= mostDays ? asked : daysUpTo(this.#today(), usualDays);
  });
  protected readonly span = computed(() =>
    this.period().to === this.#today() ? lengthOf(this.period()) : undefined,
  );
  protected readonly figures = recordOf<Figures, Period & { hospitalId: string | undefined }>({
    of: () => ({ ...this.period(), hospitalId: this.hospital() }),
    load: (wanted, options) => this.#client.admin.figures(wanted, options),
  });
  protected readonly tiles = computed(() => {
    const figures = this.figures.value();
    return figures === undefined ? [] : tilesOf(figures);
  });
  protected readonly charts = computed(
    () => {
      const figures = this.figures.value();
      return figures && chartsOf(figures);
    },
    // What has not changed is not drawn anew: whoever reads a bar goes on reading it.
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );

  protected readonly late = computed(() => {
    const { patient = 0, hospital = 0, admin = 0 } = this.figures.value()?.disputes.overdue ?? {};
    return patient + hospital + admin;
  });

  protected readonly choosesHospital = computed(() => this.#user()?.role === 'admin');

  constructor() {
    lookAgain(lookEveryMs, () => this.figures.reload());
  }

  protected show(days: number): void {
    this.url.filter(daysUpTo(this.#today(), days));
  }

  /** A first day behind the last one moves the last one along, and the other way round; a year and a day is the most. */
  protected choose(changed: Partial<Period>): void {
    const chosen = fitted(
      { ...this.period(), ...changed },
      changed.to === undefined ? 'from' : 'to',
      mostDays,
    );
    if (chosen !== undefined) this.url.filter(chosen);
  }
}

function chartsOf(figures: Figures) {
  return {
    visits: visitsChart(figures),
    money: figures.totals.money.map(({ currency }) => ({ currency, chart: moneyChart(figures, currency) })),
    disputes: disputeAgesChart(figures),
    imports: importsChart(figures),
  };
}
