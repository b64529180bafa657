import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Client } from '../session/client.ts';
import { Live } from '../session/live.ts';
import { Session } from '../session/session.ts';
import { Clock } from '../ui/clock.ts';
import { Instant } from '../ui/instant.ts';
import { KeepFocus } from '../ui/keep-focus.ts';
import { MoneyPipe } from '../ui/money.ts';
import { OutdatedNote } from '../ui/outdated-note.ts';
import type { Problem } from '../ui/problem.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { problemOf } from '../ui/problem-of.ts';
import { recordOf } from '../ui/record.ts';
import { recordTitle } from '../ui/record-title.ts';
import { returned } from '../ui/returned.ts';
import { saveFile } from '../ui/save-file.ts';
import { SkeletonRows } from '../ui/skeleton-rows.ts';
import { Tag } from '../ui/tag.ts';
import { cancellationReasonLabels, visitStatuses } from '../ui/visit-words.ts';
import { modeLabels, moneyStanding, statusTones, type FullAppointment } from './appointment.ts';
import { AppointmentHistory } from './appointment-history.ts';
import { openSteps, stepLabels, type Step } from './open-steps.ts';
import { TakeStep } from './take-step.ts';

/** One appointment: who, when and where, its money, the policy it was booked under, what happened, and what can be done. */
@Component({
  selector: 'smc-appointment-detail',
  imports: [
    AppointmentHistory,
    Instant,
    KeepFocus,
    MatButton,
    MoneyPipe,
    OutdatedNote,
    ProblemNote,
    RouterLink,
    SkeletonRows,
    Tag,
  ],
  providers: [TakeStep],
  templateUrl: './appointment-detail.html',
  styleUrl: './appointments.scss',
})
export class AppointmentDetail {
  readonly id = input.required<string>();

  readonly #appointments = inject(Client).appointments;
  readonly #now = inject(Clock).now;
  protected readonly taking = inject(TakeStep);
  protected readonly user = inject(Session).user;
  protected readonly visitStatuses = visitStatuses;
  protected readonly statusTones = statusTones;
  protected readonly moneyStanding = moneyStanding;
  protected readonly returned = returned;
  protected readonly modeLabels = modeLabels;
  protected readonly reasonLabels = cancellationReasonLabels;
  protected readonly stepLabels = stepLabels;

  protected readonly loading = recordOf({
    of: () => this.id(),
    load: (id, options) => this.#appointments.get(id, options),
  });
  protected readonly appointment = this.loading.value;
  protected readonly fetching = signal(false);
  protected readonly receiptProblem = signal<Problem | undefined>(undefined);
  /** Who sees the money of a hospital. */
  protected readonly isDesk = computed(() => ['staff', 'admin'].includes(this.user()?.role ?? ''));
  protected readonly steps = computed(() => {
    const appointment = this.appointment();
    return appointment ? openSteps(appointment, this.user()?.role, this.#now()) : [];
  });

  constructor() {
    recordTitle(() => this.appointment()?.reference);
    const topics = ['appointment', 'payment', 'refund'] as const;
    inject(Live).follow({ topics, id: () => this.id() }, () => this.loading.reload());
  }

  protected async take(step: Step, appointment: FullAppointment): Promise<void> {
    // Also when it was refused: somebody else may have been there first.
    if (await this.taking.run(step, appointment)) this.loading.reload();
  }

  protected async receipt({ id, receiptNumber }: FullAppointment): Promise<void> {
    if (this.fetching()) return;
    this.fetching.set(true);
    this.receiptProblem.set(undefined);
    try {
      saveFile(await this.#appointments.receiptPdf(id), `receipt-${receiptNumber ?? ''}.pdf`);
    } catch (error) {
      this.receiptProblem.set(problemOf(error));
    } finally {
      this.fetching.set(false);
    }
  }
}
