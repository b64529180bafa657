import { Component, computed, inject, input, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import { Client } from '../session/client.ts';
import { Live } from '../session/live.ts';
import { Session } from '../session/session.ts';
import { Clock } from '../ui/clock.ts';
import { CsvExport } from '../ui/csv-export.ts';
import { dateIn, daysAfter, startOfDate } from '../ui/date-in.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { KeepFocus } from '../ui/keep-focus.ts';
import { formatLocale } from '../ui/language.ts';
import { ListUrl } from '../ui/list-url.ts';
import { LiveDot } from '../ui/live-dot.ts';
import { OutdatedNote } from '../ui/outdated-note.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { recordOf } from '../ui/record.ts';
import { RowKeys } from '../ui/row-keys.ts';
import { SkeletonRows } from '../ui/skeleton-rows.ts';
import { Tag } from '../ui/tag.ts';
import { visitStatuses } from '../ui/visit-words.ts';
import { modeLabels, statusTones, type ListedAppointment } from './appointment.ts';
import { openSteps, stepLabels, type Step } from './open-steps.ts';
import { TakeStep } from './take-step.ts';
import { visitColumns } from './visit-columns.ts';

/** The day's visits of the doctor who is signed in, in the time of the place where they work. */
@Component({
  selector: 'smc-today',
  imports: [
    CsvExport,
    EmptyNote,
    LiveDot,
    KeepFocus,
    MatButton,
    MatProgressBar,
    OutdatedNote,
    ProblemNote,
    RouterLink,
    RowKeys,
    SkeletonRows,
    Tag,
  ],
  providers: [ListUrl, TakeStep],
  templateUrl: './today.html',
  styleUrl: './appointments.scss',
})
export class Today {
  readonly day = input<string>();

  readonly #client = inject(Client);
  readonly #user = inject(Session).user;
  readonly #now = inject(Clock).now;
  protected readonly steps = inject(TakeStep);
  protected readonly url = inject(ListUrl);
  protected readonly visitStatuses = visitStatuses;
  protected readonly statusTones = statusTones;
  protected readonly modeLabels = modeLabels;
  protected readonly stepLabels = stepLabels;

  protected readonly hasNoProfile = computed(() => this.#user()?.doctorId === null);
  protected readonly doctor = recordOf({
    of: () => this.#user()?.doctorId ?? undefined,
    load: (id, options) => this.#client.doctors.get(id, options),
  });
  protected readonly zone = computed(() => {
    const doctor = this.doctor.value();
    return doctor?.location?.timeZone ?? doctor?.hospital.timeZone;
  });
  readonly #today = computed(() => dateIn(this.zone() ?? 'UTC', this.#now()));
  protected readonly date = computed(() => {
    const asked = this.day();
    if (asked !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked)))
      return asked;
    return this.#today();
  });
  protected readonly isToday = computed(() => this.date() === this.#today());
  protected readonly dateWords = computed(() =>
    new Intl.DateTimeFormat(formatLocale, { dateStyle: 'full', timeZone: 'UTC' }).format(
      new Date(this.date()),
    ),
  );
  readonly #shown = computed(() => {
    const zone = this.zone();
    return zone === undefined ? undefined : { zone, date: this.date() };
  });
  /** The day as a file, asked for anew: what is shown may be old. */
  protected readonly file = {
    everything: (signal: AbortSignal) => {
      const shown = untracked(this.#shown);
      if (shown === undefined) throw new Error('It is not known yet which day it is.');
      return this.#visitsOf(shown, { signal });
    },
  };
  protected readonly columns = visitColumns;
  protected readonly visits = recordOf({
    of: () => this.#shown(),
    load: (wanted, options) => this.#visitsOf(wanted, options).toArray(),
  });
  protected readonly problem = computed(() => this.visits.problem() ?? this.doctor.problem());
  protected readonly rows = computed(() => {
    const now = this.#now();
    return (this.visits.value() ?? []).map((visit) => ({
      visit,
      time: new Intl.DateTimeFormat(formatLocale, {
        ...{ hour: '2-digit', minute: '2-digit', timeZone: visit.timeZone },
      }).format(new Date(visit.startsAt)),
      over: visit.status === 'completed' || visit.status === 'no_show',
      steps: openSteps(visit, 'doctor', now),
    }));
  });

  constructor() {
    inject(Live).follow({ topics: ['appointment'] }, () => this.visits.reload());
  }

  protected go(days: number): void {
    this.url.filter({ day: daysAfter(this.date(), days) });
  }

  protected today(): void {
    this.url.filter({ day: null });
  }

  protected reload(): void {
    this.doctor.reload();
    this.visits.reload();
  }

  protected async take(step: Step, visit: ListedAppointment): Promise<void> {
    // Also when it was refused: somebody else may have been there first.
    if (await this.steps.run(step, visit)) this.visits.reload();
  }

  #visitsOf({ zone, date }: { zone: string; date: string }, options: { signal: AbortSignal }) {
    const from = startOfDate(date, zone).toISOString();
    const to = startOfDate(daysAfter(date, 1), zone).toISOString();
    const status = 'held,confirmed,checked_in,completed,no_show';
    return this.#client.appointments.list({ from, to, status, limit: 100 }, options);
  }
}
