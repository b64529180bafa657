import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import { MatSlider, MatSliderThumb } from '@angular/material/slider';
import { firstValueFrom } from 'rxjs';
import { Client } from '../session/client.ts';
import { FieldFault } from '../ui/field-fault.ts';
import { FormFaults } from '../ui/form-faults.ts';
import { problemOf } from '../ui/problem-of.ts';
import { amountMinorOf, moneyWords, typedMoney, type Money } from '../ui/money.ts';
import { isStale, type Fault, type Problem } from '../ui/problem.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { changedMeanwhile, isChangedMeanwhile } from './changed-meanwhile.ts';
import { ConfirmDecision } from './confirm-decision.ts';
import {
  amountFault,
  decisionOf,
  outcomeLabels,
  percentOf,
  possibleOutcomes,
  preview,
  shareMinor,
  type Outcome,
} from './decision.ts';
import type { DisputeRecord } from './dispute.ts';

/** An admin decides: how much goes back, and why. Nothing happens before it was read and confirmed. */
@Component({
  selector: 'smc-dispute-decision',
  imports: [
    FieldFault,
    FormFaults,
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatRadioButton,
    MatRadioGroup,
    MatSlider,
    MatSliderThumb,
    ProblemNote,
  ],
  templateUrl: './dispute-decision.html',
  styleUrl: './record.scss',
})
export class DisputeDecision {
  readonly dispute = input.required<DisputeRecord>();
  /** Whether the dispute has changed since. */
  readonly newer = input(false);
  readonly decided = output<DisputeRecord>();
  readonly reloaded = output();

  readonly #client = inject(Client);
  readonly #dialog = inject(MatDialog);

  protected readonly left = computed(() => this.dispute().money.left, { equal: sameMoney });
  readonly #subject = computed(() => ({ id: this.dispute().id, left: this.left() }));
  protected readonly outcomes = computed(() => possibleOutcomes(this.left()));
  // What was chosen and typed stays when the money changes meanwhile, as far as it is still possible.
  protected readonly outcome = linkedSignal<Subject, Outcome>({
    source: this.#subject,
    computation: ({ id, left }, before) => {
      const chosen = before?.source.id === id ? before.value : 'refund_partial';
      return possibleOutcomes(left).includes(chosen) ? chosen : 'reject';
    },
  });
  protected readonly typed = linkedSignal<Subject, string>({
    source: this.#subject,
    computation: ({ id, left }, before) =>
      before?.source.id === id ? before.value : typedMoney(halfOf(left)),
  });
  /** What was left when the form was opened. */
  protected readonly leftAtFirst = linkedSignal<Subject, Money>({
    source: this.#subject,
    computation: ({ id, left }, before) => (before?.source.id === id ? before.value : left),
  });
  protected readonly hasMoneyChanged = computed(() => !sameMoney(this.leftAtFirst(), this.left()));
  protected readonly note = signal('');
  protected readonly missing = signal<readonly Fault[]>([]);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly outcomeLabels = outcomeLabels;
  protected readonly moneyWords = moneyWords;

  readonly #choice = computed(() => ({
    outcome: this.outcome(),
    amountMinor: amountMinorOf(this.typed(), this.left().currency),
    note: this.note(),
  }));
  protected readonly fault = computed(() => amountFault(this.#choice(), this.left()));
  protected readonly preview = computed(() => preview(this.#choice(), this.left()));
  protected readonly percent = computed(() => percentOf(this.#choice().amountMinor ?? 0, this.left()));
  protected readonly stale = computed(() => isStale(this.problem()));
  /** Somebody is at it: it was sent, or has been refused. */
  readonly isUnderHand = computed(() => this.busy() || this.problem() !== undefined);

  protected readonly shareWords = (percent: number) =>
    moneyWords({ ...this.left(), amountMinor: shareMinor(percent, this.left()) });

  protected slideTo(percent: number): void {
    this.typed.set(typedMoney({ ...this.left(), amountMinor: shareMinor(percent, this.left()) }));
  }

  protected async decide(): Promise<void> {
    if (this.busy() || this.stale() || this.fault() !== undefined) return;
    this.problem.set(undefined);
    this.missing.set(this.note().trim() === '' ? [noReason] : []);
    if (this.missing().length > 0) return;
    const data = { label: outcomeLabels[this.outcome()], preview: this.preview(), note: this.note().trim() };
    const asked = this.#dialog.open<ConfirmDecision, typeof data, boolean>(ConfirmDecision, { data });
    if (await firstValueFrom(asked.afterClosed())) await this.#resolve();
  }

  async #resolve(): Promise<void> {
    const { id, version } = this.dispute();
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      this.decided.emit(await this.#client.disputes.resolve(id, version, decisionOf(this.#choice())));
    } catch (error) {
      this.problem.set(
        isChangedMeanwhile(error) ? changedMeanwhile(error, await this.#fresh()) : problemOf(error),
      );
    } finally {
      this.busy.set(false);
    }
  }

  protected reload(): void {
    this.problem.set(undefined);
    this.reloaded.emit();
  }

  #fresh(): Promise<DisputeRecord | undefined> {
    return this.#client.disputes.get(this.dispute().id).catch(() => undefined);
  }
}

const noReason: Fault = {
  pointer: '/note',
  words: $localize`Give the reason: both sides will read it.`,
};

/** What is decided about: a dispute, and what of its money is left. */
interface Subject {
  readonly id: string;
  readonly left: Money;
}

function halfOf(left: Money): Money {
  return { ...left, amountMinor: shareMinor(50, left) };
}

function sameMoney(a: Money, b: Money): boolean {
  return a.amountMinor === b.amountMinor && a.currency === b.currency;
}
