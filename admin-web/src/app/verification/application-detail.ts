import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { Client } from '../session/client.ts';
import { Live } from '../session/live.ts';
import { Session } from '../session/session.ts';
import { actorWords } from '../ui/actor-words.ts';
import { Ask } from '../ui/ask.ts';
import { Instant } from '../ui/instant.ts';
import { KeepFocus } from '../ui/keep-focus.ts';
import { OutdatedNote } from '../ui/outdated-note.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { ReasonDialog } from '../ui/reason-dialog.ts';
import { recordOf } from '../ui/record.ts';
import { recordTitle } from '../ui/record-title.ts';
import { SkeletonRows } from '../ui/skeleton-rows.ts';
import { stepsOn } from '../ui/steps.ts';
import { Tag } from '../ui/tag.ts';
import { Undo } from '../ui/undo.ts';
import { ApplicationCheck } from './application-check.ts';
import {
  checkLabels,
  countryWords,
  inTheWay,
  isOpen,
  languageWords,
  statusLabels,
  statusTones,
  type Application,
} from './application.ts';

const longestReason = 2000;

/** One application: what the doctor says, what came of looking into it, and the decision. */
@Component({
  selector: 'smc-application-detail',
  imports: [
    ApplicationCheck,
    Instant,
    KeepFocus,
    MatButton,
    OutdatedNote,
    ProblemNote,
    RouterLink,
    SkeletonRows,
    Tag,
  ],
  templateUrl: './application-detail.html',
  styleUrl: './verification.scss',
})
export class ApplicationDetail {
  readonly id = input.required<string>();

  readonly #applications = inject(Client).doctorApplications;
  readonly #dialog = inject(MatDialog);
  readonly #ask = inject(Ask);
  readonly #undo = inject(Undo);
  protected readonly user = inject(Session).user;
  protected readonly actorWords = actorWords;
  protected readonly statusLabels = statusLabels;
  protected readonly statusTones = statusTones;
  protected readonly languageWords = languageWords;
  protected readonly countryWords = countryWords;
  protected readonly isOpen = isOpen;

  protected readonly loading = recordOf({
    of: () => this.id(),
    load: (id, options) => this.#applications.get(id, options),
  });
  protected readonly application = this.loading.value;
  protected readonly missing = computed(() => {
    const application = this.application();
    const names = (application ? inTheWay(application) : []).map(({ name }) => checkLabels[name]);
    return names.join(', ');
  });
  protected readonly steps = stepsOn(this.loading);

  constructor() {
    recordTitle(() => this.application()?.fullName);
    inject(Live).follow({ topics: ['doctor_application'], id: () => this.id() }, () => this.loading.reload());
  }

  /** At once: the next step is taken on what this one has left. */
  protected show(application: Application): void {
    this.loading.show(() => application);
    this.steps.reload();
  }

  /** `doctorId` is one the hospital has already, when that is who it is. */
  protected async approve(
    { id, version, fullName, hospital }: Application,
    doctorId?: string,
  ): Promise<void> {
    const question = {
      title: $localize`Approve ${fullName}:name:?`,
      text: $localize`Patients find and book this doctor at ${hospital.name}:hospital: from now on, and the account is the doctor’s.`,
      action: $localize`Approve`,
    };
    if (!(await this.#ask.whether(question))) return;
    const decision = { outcome: 'approved' as const, ...(doctorId !== undefined && { doctorId }) };
    await this.steps.take(
      () => this.#applications.decide(id, version, decision),
      $localize`${fullName}:name: is approved.`,
    );
  }

  protected async reject({ id, version, fullName }: Application): Promise<void> {
    const done = await ReasonDialog.ask(this.#dialog, {
      title: $localize`Reject ${fullName}:name:?`,
      text: $localize`The application is closed. The doctor may send another one.`,
      readBy: $localize`The applicant reads it.`,
      action: $localize`Reject`,
      longest: longestReason,
      send: (reason) => this.#applications.decide(id, version, { outcome: 'rejected', reason }),
    });
    if (done) this.#undo.say($localize`${fullName}:name: is rejected.`);
    this.steps.reload();
  }
}
