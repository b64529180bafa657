import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { CsvColumn } from '@smartmedconnect/sdk/csv';
import { firstValueFrom } from 'rxjs';
import { Client } from '../session/client.ts';
import { Live } from '../session/live.ts';
import { Session } from '../session/session.ts';
import { Ask } from '../ui/ask.ts';
import { ChoiceFilter, choicesOf } from '../ui/choice-filter.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { HospitalFilter } from '../ui/hospital-filter.ts';
import { HospitalNames } from '../ui/hospital-names.ts';
import { Instant } from '../ui/instant.ts';
import { KeepFocus } from '../ui/keep-focus.ts';
import { listOf } from '../ui/list.ts';
import { ListBar } from '../ui/list-bar.ts';
import { ListPanel } from '../ui/list-panel.ts';
import { MoneyPipe, typedMoney } from '../ui/money.ts';
import type { Problem } from '../ui/problem.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { problemOf } from '../ui/problem-of.ts';
import { Tag } from '../ui/tag.ts';
import { Undo } from '../ui/undo.ts';
import { handedOut } from './handed-out.ts';
import { RefundDialog } from './refund-dialog.ts';
import { stuckKey, stuckKinds, stuckLabels, stuckTones, stuckWords, type StuckMoney } from './stuck-money.ts';

/** Money that does not get where it should by itself, with what can be done about it. */
@Component({
  selector: 'smc-stuck-list',
  imports: [
    ChoiceFilter,
    EmptyNote,
    HospitalFilter,
    Instant,
    KeepFocus,
    ListBar,
    ListPanel,
    MatButton,
    MoneyPipe,
    ProblemNote,
    RouterLink,
    Tag,
  ],
  templateUrl: './stuck-list.html',
  styleUrl: './payments.scss',
})
export class StuckList {
  readonly kind = input<string>();
  readonly hospital = input<string>();
  readonly after = input<string>();

  readonly #client = inject(Client);
  readonly #user = inject(Session).user;
  readonly #names = inject(HospitalNames);
  readonly #ask = inject(Ask);
  readonly #dialog = inject(MatDialog);
  readonly #undo = inject(Undo);

  protected readonly list = listOf({
    filters: () => ({
      kind: stuckKinds.find((kind) => kind === this.kind()),
      hospitalId: this.hospital(),
    }),
    pages: (filters, options) => this.#client.admin.stuckMoney(filters, options),
    after: this.after,
  });
  protected readonly rows = computed(() =>
    this.list.items().map((stuck) => ({ stuck, key: stuckKey(stuck) })),
  );
  /** Staff see what is stuck of their own hospital. */
  protected readonly choosesHospital = computed(() => this.#user()?.role === 'admin');
  /** What is being done something about. */
  protected readonly busyWith = signal<string | undefined>(undefined);
  /** Why the last step was refused, and of what. */
  protected readonly refusal = signal<{ key: string; problem: Problem } | undefined>(undefined);
  protected readonly kindChoices = choicesOf(stuckKinds, stuckLabels);
  protected readonly stuckLabels = stuckLabels;
  protected readonly stuckTones = stuckTones;
  protected readonly stuckWords = stuckWords;
  protected readonly columns: readonly CsvColumn<StuckMoney>[] = [
    { title: $localize`What is stuck`, value: ({ kind }) => stuckLabels[kind] },
    { title: $localize`:of a time|:Since`, value: ({ since }) => since },
    { title: $localize`Currency`, value: ({ amount }) => amount?.currency },
    { title: $localize`Amount`, value: ({ amount }) => amount && typedMoney(amount) },
    { title: $localize`Code`, value: ({ code }) => code },
    { title: $localize`Payment`, value: ({ paymentId }) => paymentId },
    { title: $localize`Appointment`, value: ({ appointmentId }) => appointmentId },
    { title: $localize`Refund`, value: ({ refundId }) => refundId },
    { title: $localize`Dispute`, value: ({ disputeId }) => disputeId },
    { title: $localize`At Stripe`, value: ({ stripeId }) => stripeId },
  ];

  constructor() {
    inject(Live).follow({ topics: ['payment', 'refund', 'dispute'] }, () => this.list.reload());
  }

  protected hospitalName({ hospitalId }: StuckMoney): string | undefined {
    return this.choosesHospital() && hospitalId !== null ? this.#names.of(hospitalId) : undefined;
  }

  protected retry(stuck: StuckMoney): Promise<void> {
    const { refundId } = stuck;
    return this.#do(stuck, async () => {
      if (refundId === null) return;
      await this.#client.refunds.retry(refundId);
      this.#undo.say($localize`The refund is sent again.`);
    });
  }

  protected async settle(stuck: StuckMoney): Promise<void> {
    const { refundId, amount } = stuck;
    if (refundId === null || amount === null || !(await this.#ask.whether(handedOut(amount)))) return;
    await this.#do(stuck, async () => {
      await this.#client.refunds.settle(refundId);
      this.#undo.say($localize`Written down as handed out.`);
    });
  }

  protected refund(stuck: StuckMoney): Promise<void> {
    const { paymentId } = stuck;
    return this.#do(stuck, async () => {
      if (paymentId === null) return;
      const payment = await this.#client.payments.get(paymentId);
      const dialog = RefundDialog.open(this.#dialog, payment);
      if (await firstValueFrom(dialog.afterClosed())) this.#undo.say($localize`The refund is on its way.`);
    });
  }

  async #do(stuck: StuckMoney, step: () => Promise<void>): Promise<void> {
    if (this.busyWith() !== undefined) return;
    const key = stuckKey(stuck);
    this.busyWith.set(key);
    this.refusal.set(undefined);
    try {
      await step();
    } catch (error) {
      this.refusal.set({ key, problem: problemOf(error) });
    } finally {
      this.busyWith.set(undefined);
      // After a refusal too: somebody else may have been here first.
      this.list.reload();
    }
  }
}
