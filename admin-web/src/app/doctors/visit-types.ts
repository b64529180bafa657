import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { components } from '@smartmedconnect/sdk';
import { Client } from '../session/client.ts';
import { amountMinorOf, MoneyPipe, typedMoney } from '../ui/money.ts';
import type { Problem } from '../ui/problem.ts';
import { OutdatedNote } from '../ui/outdated-note.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { problemOf } from '../ui/problem-of.ts';
import { recordOf } from '../ui/record.ts';
import { Tag } from '../ui/tag.ts';
import { Undo } from '../ui/undo.ts';

type VisitType = components['schemas']['VisitType'];

/** The words of the button, with which the name it has for those who hear it begins. */
const changeFee = $localize`Change fee`;

/** What can be booked of a doctor, for how long and how much; fees are changed on the spot. Visits booked already keep theirs. */
@Component({
  selector: 'smc-visit-types',
  imports: [MatButton, MoneyPipe, OutdatedNote, ProblemNote, Tag],
  templateUrl: './visit-types.html',
  styleUrl: './profile.scss',
})
export class VisitTypes {
  readonly doctorId = input.required<string>();
  readonly editable = input.required<boolean>();

  readonly #client = inject(Client);
  readonly #undo = inject(Undo);
  protected readonly typed = typedMoney;
  protected readonly modeLabels: Readonly<Record<VisitType['mode'], string>> = {
    in_person: $localize`In person`,
    video: $localize`By video`,
    phone: $localize`By phone`,
  };
  protected readonly paymentLabels: Readonly<Record<VisitType['payment'], string>> = {
    online: $localize`paid when it is booked`,
    at_visit: $localize`paid at the desk`,
  };

  protected readonly loading = recordOf({
    of: () => this.doctorId(),
    load: async (id, options) => (await this.#client.doctors.visitTypes(id, options)).items,
  });
  protected readonly visitTypes = this.loading.value;
  protected readonly editing = signal<string | undefined>(undefined);
  protected readonly fault = signal<string | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);

  protected feeWords({ name }: VisitType): string {
    return `${changeFee}: ${name}`;
  }

  protected edit(id: string | undefined): void {
    this.fault.set(undefined);
    this.problem.set(undefined);
    this.editing.set(id);
  }

  protected async save(visitType: VisitType, typedFee: string): Promise<void> {
    const { currency } = visitType.fee;
    const amountMinor = amountMinorOf(typedFee, currency);
    this.fault.set(
      amountMinor === undefined ? $localize`That is no amount in ${currency}:currency:.` : undefined,
    );
    if (amountMinor === undefined) return;
    await this.#change(visitType, { fee: { amountMinor, currency } });
  }

  protected async toggle(visitType: VisitType): Promise<void> {
    const { active, name } = visitType;
    await this.#undo.offer({
      done: active
        ? $localize`${name}:visit: is offered no more.`
        : $localize`${name}:visit: is offered again.`,
      send: () => this.#send(visitType, { active: !active }),
      takeBack: async () => this.#send(await this.#newest(visitType), { active }),
      settled: () => this.loading.reload(),
    });
  }

  async #change(visitType: VisitType, changes: components['schemas']['VisitTypeChanges']): Promise<void> {
    try {
      await this.#send(visitType, changes);
      this.edit(undefined);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
    this.loading.reload();
  }

  async #newest({ id }: VisitType): Promise<VisitType> {
    const { items } = await this.#client.doctors.visitTypes(this.doctorId());
    const found = items.find((one) => one.id === id);
    if (found === undefined) throw new Error('The visit type is gone.');
    return found;
  }

  async #send({ id, version }: VisitType, body: components['schemas']['VisitTypeChanges']): Promise<void> {
    await this.#client.api.PATCH('/v1/doctors/{id}/visit-types/{visitTypeId}', {
      params: {
        path: { id: this.doctorId(), visitTypeId: id },
        header: { 'If-Match': String(version) },
      },
      body,
    });
  }
}
