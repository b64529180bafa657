import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Client } from '../session/client.ts';
import { actorWords } from '../ui/actor-words.ts';
import { problemOf } from '../ui/problem-of.ts';
import { Session } from '../session/session.ts';
import { Ask } from '../ui/ask.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { Instant } from '../ui/instant.ts';
import { KeepFocus } from '../ui/keep-focus.ts';
import { MoneyPipe } from '../ui/money.ts';
import type { Problem } from '../ui/problem.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { Tag } from '../ui/tag.ts';
import { handedOut } from './handed-out.ts';
import { mayRetry, maySettle, refundReasonLabels, refundStanding, type Refund } from './payment.ts';

/** What went back of one payment, and what somebody still has to see to. */
@Component({
  selector: 'smc-payment-refunds',
  imports: [EmptyNote, Instant, KeepFocus, MatButton, MoneyPipe, ProblemNote, Tag],
  templateUrl: './payment-refunds.html',
  styleUrl: './payments.scss',
})
export class PaymentRefunds {
  readonly refunds = input.required<readonly Refund[]>();
  readonly changed = output();

  readonly #client = inject(Client);
  readonly #ask = inject(Ask);
  protected readonly user = inject(Session).user;

  /** The refund that is being changed. */
  protected readonly busyWith = signal<string | undefined>(undefined);
  /** Why the last change was refused, and of which refund. */
  protected readonly refusal = signal<{ id: string; problem: Problem } | undefined>(undefined);
  protected readonly actorWords = actorWords;
  protected readonly mayRetry = mayRetry;
  protected readonly maySettle = maySettle;
  protected readonly reasonLabels = refundReasonLabels;
  protected readonly standing = refundStanding;

  protected retry(refund: Refund): Promise<void> {
    return this.#change(refund, () => this.#client.refunds.retry(refund.id));
  }

  protected async settle(refund: Refund): Promise<void> {
    if (await this.#ask.whether(handedOut(refund.amount))) {
      await this.#change(refund, () => this.#client.refunds.settle(refund.id));
    }
  }

  async #change({ id }: Refund, call: () => Promise<Refund>): Promise<void> {
    if (this.busyWith() !== undefined) return;
    this.busyWith.set(id);
    this.refusal.set(undefined);
    try {
      await call();
    } catch (error) {
      this.refusal.set({ id, problem: problemOf(error) });
    } finally {
      this.busyWith.set(undefined);
      // After a refusal too: somebody else may have been here first.
      this.changed.emit();
    }
  }
}
