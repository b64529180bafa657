import { Component, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { Client } from '../session/client.ts';
import { Ask } from '../ui/ask.ts';
import { FieldFault } from '../ui/field-fault.ts';
import { FormFaults } from '../ui/form-faults.ts';
import { Instant } from '../ui/instant.ts';
import type { Problem } from '../ui/problem.ts';
import { OutdatedNote } from '../ui/outdated-note.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { problemOf } from '../ui/problem-of.ts';
import { recordOf } from '../ui/record.ts';
import { recordTitle } from '../ui/record-title.ts';
import { SkeletonRows } from '../ui/skeleton-rows.ts';
import { Undo } from '../ui/undo.ts';
import {
  changesBack,
  changesOf,
  policyFields,
  policyLabels,
  policyLines,
  type Hospital,
  type HospitalChanges,
  type HospitalForm,
  type PolicyField,
} from './hospital-form.ts';
import { HospitalLocations } from './hospital-locations.ts';
import { StaffAccountDialog } from './staff-account-dialog.ts';

/** A hospital with the rules patients book by. A booking keeps the rules it was made under, whatever is changed here. */
@Component({
  selector: 'smc-hospital-detail',
  imports: [
    FieldFault,
    FormFaults,
    HospitalLocations,
    Instant,
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
    OutdatedNote,
    ProblemNote,
    RouterLink,
    SkeletonRows,
  ],
  templateUrl: './hospital-detail.html',
  styleUrl: './hospitals.scss',
})
export class HospitalDetail {
  readonly id = input.required<string>();

  readonly #hospitals = inject(Client).hospitals;
  readonly #ask = inject(Ask);
  readonly #dialog = inject(MatDialog);
  readonly #undo = inject(Undo);
  protected readonly form = viewChild<ElementRef<HTMLFormElement>>('form');
  protected readonly policyFields = policyFields;
  protected readonly policyLabels = policyLabels;
  protected readonly zones = Intl.supportedValuesOf('timeZone');

  protected readonly loading = recordOf({
    of: () => this.id(),
    load: (id, options) => this.#hospitals.get(id, options),
  });
  protected readonly hospital = this.loading.value;
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);

  constructor() {
    recordTitle(() => this.hospital()?.name);
  }

  protected async save(hospital: Hospital): Promise<void> {
    const changes = changesOf(hospital, this.#typed());
    this.problem.set(undefined);
    if (Object.keys(changes).length === 0) {
      this.#undo.say($localize`Nothing was changed.`);
      return;
    }
    if (this.busy() || !(await this.#isMeant(hospital, changes))) return;
    this.busy.set(true);
    try {
      const saved = await this.#hospitals.update(hospital.id, hospital.version, changes);
      this.loading.reload();
      void this.#tell(saved, hospital, changes);
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  /** What was typed and not saved is given up; what somebody else saved meanwhile is shown. */
  protected startOver(): void {
    this.problem.set(undefined);
    this.form()?.nativeElement.reset();
    this.loading.reload();
  }

  protected async addStaff(hospital: Hospital): Promise<void> {
    const name = await StaffAccountDialog.open(this.#dialog, hospital);
    if (name !== undefined) this.#undo.say($localize`${name}:name: can sign in now.`);
  }

  /** Other rules were asked for before, and may have been booked by since: only what is written of the hospital is taken back. */
  async #tell(saved: Hospital, before: Hospital, changes: HospitalChanges): Promise<void> {
    if (changes.policy !== undefined) {
      this.#undo.say($localize`Saved. Bookings made before keep the rules they were made under.`);
      return;
    }
    await this.#undo.offer({
      done: $localize`Saved.`,
      takeBack: () => this.#hospitals.update(saved.id, saved.version, changesBack(before, changes)),
      settled: () => {
        // What has been typed since stays.
        if (Object.keys(changesOf(saved, this.#typed())).length === 0) this.form()?.nativeElement.reset();
        this.loading.reload();
      },
    });
  }

  /** What patients get back and until when is asked for before it is saved. */
  async #isMeant(hospital: Hospital, changes: HospitalChanges): Promise<boolean> {
    const lines = policyLines(hospital, changes);
    if (lines.length === 0) return true;
    return this.#ask.whether({
      title: $localize`Other rules for later bookings?`,
      text: $localize`They hold for what is booked from now on. Who has booked keeps the rules they accepted.`,
      lines,
      action: $localize`Save the rules`,
    });
  }

  #typed(): HospitalForm {
    const data = new FormData(this.form()!.nativeElement);
    const text = (name: string) => {
      const value = data.get(name);
      return typeof value === 'string' ? value : '';
    };
    const policy = Object.fromEntries(policyFields.map((field) => [field, text(field)])) as Record<
      PolicyField,
      string
    >;
    return {
      name: text('name'),
      timeZone: text('timeZone'),
      legalName: text('legalName'),
      taxLine: text('taxLine'),
      policy,
    };
  }
}
