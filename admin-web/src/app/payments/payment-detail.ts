import { Component, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { Client } from '../session/client.ts';
import { Live } from '../session/live.ts';
import { Session } from '../session/session.ts';
import { actorWords } from '../ui/actor-words.ts';
import { Instant } from '../ui/instant.ts';
import { MoneyPipe, moneyWords } from '../ui/money.ts';
import { OutdatedNote } from '../ui/outdated-note.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { recordOf } from '../ui/record.ts';
import { recordTitle } from '../ui/record-title.ts';
import { SkeletonRows } from '../ui/skeleton-rows.ts';
import { Tag } from '../ui/tag.ts';
import {
  channelLabels,
  purposeLabels,
  refundable,
  statusLabels,
  statusTones,
  type PaymentWithRefunds,
} from './payment.ts';
import { PaymentRefunds } from './payment-refunds.ts';
import { RefundDialog } from './refund-dialog.ts';
import { refundShares, type Shares } from './refund-shares.ts';

const refreshMs = 3000;

@Component({
  selector: 'smc-payment-detail',
  imports: [
    Instant,
    MatButton,
    MoneyPipe,
    PaymentRefunds,
    OutdatedNote,
    ProblemNote,
    RouterLink,
    SkeletonRows,
    Tag,
  ],
  templateUrl: './payment-detail.html',
  styleUrl: './payments.scss',
})
export class PaymentDetail {
  readonly id = input.required<string>();

  readonly #client = inject(Client);
  readonly #dialog = inject(MatDialog);
  protected readonly user = inject(Session).user;

  protected readonly loading = recordOf({
    of: () => this.id(),
    load: (id, options) => this.#client.payments.get(id, options),
  });
  protected readonly payment = this.loading.value;
  protected readonly left = computed(() => {
    const payment = this.payment();
    return payment && refundable(payment);
  });
  protected readonly rows = computed(() => {
    const payment = this.payment();
    return payment === undefined ? [] : rowsOf(payment);
  });
  protected readonly channelLabels = channelLabels;
  protected readonly actorWords = actorWords;
  protected readonly purposeLabels = purposeLabels;
  protected readonly statusLabels = statusLabels;
  protected readonly statusTones = statusTones;

  constructor() {
    recordTitle(() => {
      const amount = this.payment()?.amount;
      return amount && moneyWords(amount);
    });
    const id = () => this.payment()?.appointmentId ?? this.id();
    inject(Live).follow({ topics: ['payment', 'refund'], id }, () => this.loading.reload());
    // Money on its way to a card is watched until it has left.
    effect((onCleanup) => {
      if (this.loading.isLoading() || !this.payment()?.refunds.some(onItsWay)) return;
      const timer = setTimeout(() => this.loading.reload(), refreshMs);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected refund(payment: PaymentWithRefunds): void {
    // Also when it was called off: the dialog may have seen that less is left than stands here.
    RefundDialog.open(this.#dialog, payment)
      .afterClosed()
      .subscribe(() => this.loading.reload());
  }
}

/** Whose what was paid is, and of it what is back, what is not yet where there is any, and what is left. */
function rowsOf(payment: PaymentWithRefunds): (Shares & { label: string })[] {
  if (payment.status !== 'succeeded') return [{ label: $localize`Asked for`, ...sharesIn(payment) }];
  const { returned, owed } = refundShares(payment);
  return [
    { label: $localize`Paid`, ...sharesIn(payment) },
    { label: $localize`Returned`, ...returned },
    ...(owed.amount.amountMinor === 0 ? [] : [{ label: $localize`Still to be returned`, ...owed }]),
    { label: $localize`:of money|:Left`, ...sharesIn(payment.net) },
  ];
}

function sharesIn({ amount, platformFee, hospitalShare }: Shares): Shares {
  return { amount, platformFee, hospitalShare };
}

function onItsWay({ status, channel }: PaymentWithRefunds['refunds'][number]): boolean {
  return status === 'pending' && channel === 'online';
}
