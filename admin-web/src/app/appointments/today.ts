import { Component, computed, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { formatLocale } from '../ui/language.ts';
import { lastValue } from '../ui/last-value.ts';
import { ListUrl } from '../ui/list-url.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { problemOf } from '../ui/problem-of.ts';
import { SkeletonRows } from '../ui/skeleton-rows.ts';
import { Tag } from '../ui/tag.ts';
import { modeLabels, statusLabels, statusTones, type ListedAppointment } from './appointment.ts';
import { dateIn, daysAfter, startOfDate } from './day-of.ts';
import { openSteps, stepLabels, type Step } from './open-steps.ts';
import { TakeStep } from './take-step.ts';

/** The day's visits of the doctor who is signed in, in the time of the place where they work. */
@Component({
  selector: 'smc-today',
  imports: [EmptyNote, MatButton, MatProgressBar, ProblemNote, RouterLink, SkeletonRows, Tag],
  providers: [ListUrl],
  templateUrl: './today.html',
  styleUrl: './appointments.scss',
})
export class Today {
  readonly day = input<string>();

  readonly #client = inject(Client);
  readonly #user = inject(Session).user;
  readonly #steps = inject(TakeStep);
  protected readonly url = inject(ListUrl);
  protected readonly problemOf = problemOf;
  protected readonly statusLabels = statusLabels;
  protected readonly statusTones = statusTones;
  protected readonly modeLabels = modeLabels;
  protected readonly stepLabels = stepLabels;

  readonly #doctor = resource({
    params: () => this.#user()?.doctorId ?? undefined,
    loader: ({ params: id, abortSignal: signal }) => this.#client.doctors.get(id, { signal }),
  });
  readonly #zone = computed(() => {
    if (!this.#doctor.hasValue()) return undefined;
    const { location, hospital } = this.#doctor.value();
    return location?.timeZone ?? hospital.timeZone;
  });
  protected readonly date = computed(() => {
    const asked = this.day();
    if (asked !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked)))
      return asked;
    return dateIn(this.#zone() ?? 'UTC', new Date());
  });
  protected readonly isToday = computed(() => this.date() === dateIn(this.#zone() ?? 'UTC', new Date()));
  protected readonly dateWords = computed(() =>
    new Intl.DateTimeFormat(formatLocale, { dateStyle: 'full', timeZone: 'UTC' }).format(
      new Date(this.date()),
    ),
  );
  protected readonly visits = resource({
    params: () => {
      const zone = this.#zone();
      return zone === undefined ? undefined : { zone, date: this.date() };
    },
    loader: async ({ params: { zone, date }, abortSignal: signal }) => {
      const from = startOfDate(date, zone).toISOString();
      const to = startOfDate(daysAfter(date, 1), zone).toISOString();
      const status = 'held,confirmed,checked_in,completed,no_show';
      return this.#client.appointments.list({ from, to, status, limit: 100 }, { signal }).toArray();
    },
  });
  protected readonly shown = lastValue(this.visits);
  protected readonly error = computed(() => this.visits.error() ?? this.#doctor.error());
  protected readonly rows = computed(() => {
    const now = new Date();
    return (this.shown() ?? []).map((visit) => ({
      visit,
      time: new Intl.DateTimeFormat(formatLocale, {
        ...{ hour: '2-digit', minute: '2-digit', timeZone: visit.timeZone },
      }).format(new Date(visit.startsAt)),
      over: visit.status === 'completed' || visit.status === 'no_show',
      steps: openSteps(visit, 'doctor', now),
    }));
  });

  protected go(days: number): void {
    this.url.filter({ day: daysAfter(this.date(), days) });
  }

  protected today(): void {
    this.url.filter({ day: null });
  }

  protected reload(): void {
    this.#doctor.reload();
    this.visits.reload();
  }

  protected async take(step: Step, visit: ListedAppointment): Promise<void> {
    await this.#steps.run(step, visit);
    this.visits.reload();
  }
}
