import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Client } from '../session/client.ts';
import { FieldFault } from '../ui/field-fault.ts';
import { FormFaults } from '../ui/form-faults.ts';
import { KeepFocus } from '../ui/keep-focus.ts';
import { amountMinorOf, MoneyPipe, moneyWords, typedMoney } from '../ui/money.ts';
import type { Problem } from '../ui/problem.ts';
import { OutdatedNote } from '../ui/outdated-note.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { problemOf } from '../ui/problem-of.ts';
import { recordOf } from '../ui/record.ts';
import { Tag } from '../ui/tag.ts';
import { Undo } from '../ui/undo.ts';
import { VisitTypeDialog } from './visit-type-dialog.ts';
import {
  changesBetween,
  feeFaults,
  modeLabels,
  paymentLabels,
  type VisitType,
  type VisitTypeChanges,
} from './visit-type-form.ts';

/** The words of the button, with which the name it has for those who hear it begins. */
const changeFee = $localize`Change fee`;
const change = $localize`Change…`;

/**
 * What can be booked of a doctor, for how long and how much; fees are changed on the spot, the rest in a dialog, and all of it can be taken
 * back. Visits booked already keep theirs.
 */
@Component({
  selector: 'smc-visit-types',
  imports: [FieldFault, FormFaults, KeepFocus, MatButton, MoneyPipe, OutdatedNote, ProblemNote, Tag],
  templateUrl: './visit-types.html',
  styleUrl: './profile.scss',
})
export class VisitTypes {
  readonly doctorId = input.required<string>();
  readonly hospitalId = input.required<string>();
  readonly editable = input.required<boolean>();

  readonly #doctors = inject(Client).doctors;
  readonly #dialog = inject(MatDialog);
  readonly #undo = inject(Undo);
  protected readonly typed = typedMoney;
  protected readonly modeLabels = modeLabels;
  protected readonly paymentLabels = paymentLabels;

  protected readonly loading = recordOf({
    of: () => this.doctorId(),
    load: async (id, options) => (await this.#doctors.visitTypes(id, options)).items,
  });
  protected readonly visitTypes = this.loading.value;
  protected readonly editing = signal<string | undefined>(undefined);
  protected readonly fault = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);

  protected feeWords({ name }: VisitType): string {
    return `${changeFee}: ${name}`;
  }

  protected changeWords({ name }: VisitType): string {
    return `${change}: ${name}`;
  }

  protected edit(id: string | undefined): void {
    this.fault.set(undefined);
    this.problem.set(undefined);
    this.editing.set(id);
  }

  protected async add(): Promise<void> {
    const about = { doctorId: this.doctorId(), hospitalId: this.hospitalId() };
    const added = await VisitTypeDialog.open(this.#dialog, about);
    this.loading.reload();
    if (added === undefined) return;
    const done = $localize`${added.name}:visit: can be booked from now on.`;
    // It stays, not offered: somebody may have booked it meanwhile.
    await this.#offerBack(added, { active: false }, done);
  }

  protected async change(visitType: VisitType): Promise<void> {
    const about = { doctorId: this.doctorId(), hospitalId: this.hospitalId(), visitType };
    const changed = await VisitTypeDialog.open(this.#dialog, about);
    this.loading.reload();
    if (changed === undefined) return;
    await this.#offerBack(changed, changesBetween(changed, visitType), $localize`Saved.`);
  }

  protected async save(visitType: VisitType, typedFee: string): Promise<void> {
    const { name, fee: before } = visitType;
    const { currency } = before;
    const amountMinor = amountMinorOf(typedFee, currency);
    this.fault.set(feeFaults(typedFee, currency)[0]?.words);
    if (amountMinor === undefined) return;
    if (amountMinor === before.amountMinor) {
      this.edit(undefined);
      return;
    }
    const fee = { amountMinor, currency };
    await this.#change(
      visitType,
      { to: { fee }, back: { fee: before } },
      $localize`${name}:visit: costs ${moneyWords(fee)}:fee: from now on.`,
    );
  }

  protected async toggle(visitType: VisitType): Promise<void> {
    const { active, name } = visitType;
    const done = active
      ? $localize`${name}:visit: is offered no more.`
      : $localize`${name}:visit: is offered again.`;
    await this.#change(visitType, { to: { active: !active }, back: { active } }, done);
  }

  async #change(
    visitType: VisitType,
    { to, back }: { to: VisitTypeChanges; back: VisitTypeChanges },
    done: string,
  ): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const changed = await this.#send(visitType, to);
      this.edit(undefined);
      void this.#offerBack(changed, back, done);
    } catch (error) {
      this.problem.set(problemOf(error));
      this.loading.reload();
    } finally {
      this.busy.set(false);
    }
  }

  #offerBack(changed: VisitType, back: VisitTypeChanges, done: string): Promise<void> {
    return this.#undo.offer({
      done,
      takeBack: async () => this.#send(await this.#newest(changed), back),
    });
  }

  async #newest({ id }: VisitType): Promise<VisitType> {
    const { items } = await this.#doctors.visitTypes(this.doctorId());
    const found = items.find((one) => one.id === id);
    if (found === undefined) throw new Error('The visit type is gone.');
    return found;
  }

  /** Shown as the server answered: what is pressed next is done on that version. */
  async #send({ id, version }: VisitType, changes: VisitTypeChanges): Promise<VisitType> {
    const changed = await this.#doctors.updateVisitType(this.doctorId(), id, version, changes);
    this.loading.show((shown) => shown.map((one) => (one.id === id ? changed : one)));
    return changed;
  }
}
