import { Component, ElementRef, computed, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import { Ask } from '../ui/ask.ts';
import { FieldFault } from '../ui/field-fault.ts';
import { FormFaults } from '../ui/form-faults.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { Instant } from '../ui/instant.ts';
import { KeepFocus } from '../ui/keep-focus.ts';
import type { Problem } from '../ui/problem.ts';
import { OutdatedNote } from '../ui/outdated-note.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { problemOf } from '../ui/problem-of.ts';
import { ReasonDialog } from '../ui/reason-dialog.ts';
import { recordOf } from '../ui/record.ts';
import { recordTitle } from '../ui/record-title.ts';
import { SkeletonRows } from '../ui/skeleton-rows.ts';
import { stepsOn } from '../ui/steps.ts';
import { Tag } from '../ui/tag.ts';
import { Undo } from '../ui/undo.ts';
import { statusLabels, statusTones, type Doctor } from './doctor.ts';
import { mayActivate } from './may-activate.ts';
import { fieldsOf, profileChanges, profileLabels, written, type ProfileField } from './profile-form.ts';
import { VisitTypes } from './visit-types.ts';

const longestReason = 1000;

/** A doctor's profile with what they offer: somebody's from the list, or one's own. */
@Component({
  selector: 'smc-doctor-detail',
  imports: [
    EmptyNote,
    FieldFault,
    FormFaults,
    Instant,
    KeepFocus,
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
    OutdatedNote,
    ProblemNote,
    RouterLink,
    SkeletonRows,
    Tag,
    VisitTypes,
  ],
  templateUrl: './doctor-detail.html',
  styleUrl: './profile.scss',
})
export class DoctorDetail {
  /** None on the screen of one's own profile. */
  readonly id = input<string>();

  readonly #doctors = inject(Client).doctors;
  protected readonly user = inject(Session).user;
  readonly #ask = inject(Ask);
  readonly #dialog = inject(MatDialog);
  readonly #undo = inject(Undo);
  protected readonly form = viewChild<ElementRef<HTMLFormElement>>('form');
  protected readonly mayActivate = mayActivate;
  protected readonly labels = profileLabels;
  protected readonly written = written;
  protected readonly statusLabels = statusLabels;
  protected readonly statusTones = statusTones;

  protected readonly isOwn = computed(() => this.id() === undefined);
  protected readonly fields = computed(() => fieldsOf(this.user()?.role));
  /** Staff are of one hospital, and change its doctors alone. */
  protected readonly mayJudge = computed(() => {
    const { role, hospitalId } = this.user() ?? {};
    return role === 'admin' || (role === 'staff' && this.doctor()?.hospital.id === hospitalId);
  });
  /** Doctors see their colleagues, and change themselves. */
  protected readonly mayEdit = computed(() => this.mayJudge() || this.doctor()?.id === this.user()?.doctorId);
  protected readonly loading = recordOf({
    of: () => this.id() ?? this.user()?.doctorId ?? undefined,
    load: (id, options) => this.#doctors.get(id, options),
  });
  protected readonly doctor = this.loading.value;
  /** What is done to the doctor besides the form. */
  protected readonly steps = stepsOn(this.loading);
  protected readonly busy = signal(false);
  /** Why the profile could not be saved. */
  protected readonly unsaved = signal<Problem | undefined>(undefined);

  constructor() {
    recordTitle(() => this.doctor()?.fullName);
  }

  protected async save(doctor: Doctor): Promise<void> {
    const data = new FormData(this.form()!.nativeElement);
    const typed = new Map(
      this.fields().flatMap((field): [ProfileField, string][] => {
        const text = data.get(field);
        return typeof text === 'string' ? [[field, text]] : [];
      }),
    );
    const changes = profileChanges(doctor, typed);
    this.unsaved.set(undefined);
    if (Object.keys(changes).length === 0) {
      this.#undo.say($localize`Nothing was changed.`);
      return;
    }
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await this.#doctors.update(doctor.id, doctor.version, changes);
      this.#undo.say($localize`Saved.`);
      this.loading.reload();
    } catch (error) {
      this.unsaved.set(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected async suspend({ id, version, fullName }: Doctor): Promise<void> {
    let upcoming = 0;
    const done = await ReasonDialog.ask(this.#dialog, {
      title: $localize`Suspend ${fullName}:name:?`,
      text: $localize`Patients find and book this doctor no more. Visits booked already stand until somebody cancels them.`,
      readBy: $localize`Read by the hospital, the doctor and administrators; never by patients.`,
      action: $localize`Suspend`,
      longest: longestReason,
      send: async (reason) => {
        ({ upcomingAppointments: upcoming } = await this.#doctors.suspend(id, version, reason));
      },
    });
    if (done) {
      this.#undo.say($localize`${fullName}:name: is suspended. Visits still to come: ${upcoming}:count:.`);
    }
    this.loading.reload();
  }

  /** Lifts a suspension, or lets somebody in who was added as pending. */
  protected async activate({ id, version, fullName, status }: Doctor): Promise<void> {
    const asked = await this.#ask.whether({
      title: $localize`Make ${fullName}:name: bookable?`,
      text: $localize`Patients find and book this doctor from now on.`,
      action: $localize`Make bookable`,
    });
    if (!asked) return;
    const words = $localize`${fullName}:name: can be booked.`;
    await this.steps.take(
      () =>
        status === 'suspended'
          ? this.#doctors.reinstate(id, version)
          : this.#doctors.update(id, version, { status: 'active' }),
      words,
    );
  }

  protected startOver(): void {
    this.unsaved.set(undefined);
    this.form()?.nativeElement.reset();
    this.loading.reload();
  }
}
