import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CsvColumn } from '@smartmedconnect/sdk/csv';
import { Client } from '../session/client.ts';
import { Live } from '../session/live.ts';
import { Session } from '../session/session.ts';
import { ChoiceFilter, choicesOf } from '../ui/choice-filter.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { HospitalFilter } from '../ui/hospital-filter.ts';
import { HospitalNames } from '../ui/hospital-names.ts';
import { Instant } from '../ui/instant.ts';
import { listOf } from '../ui/list.ts';
import { ListBar } from '../ui/list-bar.ts';
import { ListPanel } from '../ui/list-panel.ts';
import { MoneyPipe, typedMoney } from '../ui/money.ts';
import { Tag } from '../ui/tag.ts';
import {
  refundChannelLabels,
  refundChannels,
  refundReasonLabels,
  refundStanding,
  refundStatuses,
  refundStatusLabels,
  type Refund,
} from './payment.ts';

/** What goes back, of all payments: what a desk still has to hand out is one narrowing of it. */
@Component({
  selector: 'smc-refund-list',
  imports: [ChoiceFilter, EmptyNote, HospitalFilter, Instant, ListBar, ListPanel, MoneyPipe, RouterLink, Tag],
  templateUrl: './refund-list.html',
  styleUrl: './payments.scss',
})
export class RefundList {
  readonly status = input<string>();
  readonly channel = input<string>();
  readonly hospital = input<string>();
  readonly after = input<string>();

  readonly #client = inject(Client);
  readonly #user = inject(Session).user;
  readonly #names = inject(HospitalNames);

  protected readonly list = listOf({
    filters: () => ({
      status: refundStatuses.find((status) => status === this.status()),
      channel: refundChannels.find((channel) => channel === this.channel()),
      hospitalId: this.hospital(),
    }),
    pages: (filters, options) => this.#client.refunds.list(filters, options),
    after: this.after,
    beforeFiled: ({ hospitalId }) => this.#names.know(hospitalId),
  });
  protected readonly choosesHospital = computed(() => this.#user()?.role === 'admin');
  protected readonly statusChoices = choicesOf(refundStatuses, refundStatusLabels);
  protected readonly channelChoices = choicesOf(refundChannels, refundChannelLabels);
  protected readonly reasonLabels = refundReasonLabels;
  protected readonly standing = refundStanding;
  protected readonly columns: readonly CsvColumn<Refund>[] = [
    { title: $localize`Refund`, value: ({ id }) => id },
    { title: $localize`Reference`, value: ({ reference }) => reference },
    { title: $localize`Hospital`, value: ({ hospitalId }) => this.#names.of(hospitalId) ?? hospitalId },
    { title: $localize`Asked for`, value: ({ requestedAt }) => requestedAt },
    { title: $localize`Status`, value: (refund) => refundStanding(refund).label },
    { title: $localize`Reason`, value: ({ reason }) => refundReasonLabels[reason] },
    { title: $localize`Currency`, value: ({ amount }) => amount.currency },
    { title: $localize`Amount`, value: ({ amount }) => typedMoney(amount) },
    { title: $localize`Returned`, value: ({ settledAt }) => settledAt },
    { title: $localize`Payment`, value: ({ paymentId }) => paymentId },
  ];

  constructor() {
    inject(Live).follow({ topics: ['refund'] }, () => this.list.reload());
  }

  /** Staff know the name of theirs. */
  protected hospitalName({ hospitalId }: Refund): string | undefined {
    return this.choosesHospital() ? this.#names.of(hospitalId) : undefined;
  }
}
