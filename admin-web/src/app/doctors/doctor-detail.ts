import { Component, ElementRef, computed, inject, input, resource, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import { Ask } from '../ui/ask.ts';
import { Instant } from '../ui/instant.ts';
import { lastValue } from '../ui/last-value.ts';
import type { Problem } from '../ui/problem.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { problemOf } from '../ui/problem-of.ts';
import { SkeletonRows } from '../ui/skeleton-rows.ts';
import { Tag } from '../ui/tag.ts';
import { Undo } from '../ui/undo.ts';
import { statusLabels, statusTones, type Doctor } from './doctor.ts';
import {
  fieldsOf,
  profileChanges,
  profileLabels,
  written,
  type DoctorChanges,
  type ProfileField,
} from './profile-form.ts';
import { VisitTypes } from './visit-types.ts';

/** A doctor's profile with what they offer: somebody's from the list, or one's own. */
@Component({
  selector: 'smc-doctor-detail',
  imports: [
    Instant,
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
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
  readonly #user = inject(Session).user;
  readonly #ask = inject(Ask);
  readonly #undo = inject(Undo);
  protected readonly form = viewChild<ElementRef<HTMLFormElement>>('form');
  protected readonly problemOf = problemOf;
  protected readonly labels = profileLabels;
  protected readonly written = written;
  protected readonly statusLabels = statusLabels;
  protected readonly statusTones = statusTones;

  protected readonly isOwn = computed(() => this.id() === undefined);
  protected readonly fields = computed(() => fieldsOf(this.#user()?.role));
  protected readonly mayJudge = computed(() => ['staff', 'admin'].includes(this.#user()?.role ?? ''));
  /** Doctors see their colleagues, and change themselves. */
  protected readonly mayEdit = computed(
    () => this.mayJudge() || this.doctor()?.id === this.#user()?.doctorId,
  );
  protected readonly loading = resource({
    params: () => this.id() ?? this.#user()?.doctorId ?? undefined,
    loader: ({ params: id, abortSignal: signal }) => this.#doctors.get(id, { signal }),
  });
  protected readonly doctor = lastValue<Doctor>(this.loading);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);

  protected async save(doctor: Doctor): Promise<void> {
    const data = new FormData(this.form()!.nativeElement);
    const typed = new Map(
      this.fields().flatMap((field): [ProfileField, string][] => {
        const text = data.get(field);
        return typeof text === 'string' ? [[field, text]] : [];
      }),
    );
    const changes = profileChanges(doctor, typed);
    this.problem.set(undefined);
    if (Object.keys(changes).length === 0) {
      this.#undo.say($localize`Nothing was changed.`);
      return;
    }
    await this.#change(doctor, changes, $localize`Saved.`);
  }

  protected async suspend(doctor: Doctor): Promise<void> {
    const asked = await this.#ask.whether({
      title: $localize`Suspend ${doctor.fullName}:name:?`,
      text: $localize`Patients find and book this doctor no more. Visits booked already stand until somebody cancels them.`,
      action: $localize`Suspend`,
    });
    if (asked)
      await this.#change(doctor, { status: 'suspended' }, $localize`${doctor.fullName}:name: is suspended.`);
  }

  protected async activate(doctor: Doctor): Promise<void> {
    const asked = await this.#ask.whether({
      title: $localize`Make ${doctor.fullName}:name: bookable?`,
      text: $localize`Patients find and book this doctor from now on.`,
      action: $localize`Make bookable`,
    });
    if (asked)
      await this.#change(doctor, { status: 'active' }, $localize`${doctor.fullName}:name: can be booked.`);
  }

  protected startOver(): void {
    this.problem.set(undefined);
    this.form()?.nativeElement.reset();
    this.loading.reload();
  }

  async #change({ id, version }: Doctor, changes: DoctorChanges, done: string): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await this.#doctors.update(id, version, changes);
      this.#undo.say(done);
      this.loading.reload();
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
