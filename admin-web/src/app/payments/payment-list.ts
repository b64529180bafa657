import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CsvColumn } from '@smartmedconnect/sdk/csv';
import { Client } from '../session/client.ts';
import { hospitalDays } from '../session/hospital-days.ts';
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
import { PeriodFilter } from '../ui/period-filter.ts';
import { returned } from '../ui/returned.ts';
import { SearchField } from '../ui/search-field.ts';
import { Tag } from '../ui/tag.ts';
import { channelLabels, channels, statuses, statusLabels, statusTones, type Payment } from './payment.ts';

/** The server takes references from two letters on. */
const shortestWords = 2;

@Component({
  selector: 'smc-payment-list',
  imports: [
    ChoiceFilter,
    EmptyNote,
    HospitalFilter,
    Instant,
    ListBar,
    ListPanel,
    MoneyPipe,
    PeriodFilter,
    RouterLink,
    SearchField,
    Tag,
  ],
  templateUrl: './payment-list.html',
  styleUrl: './payments.scss',
})
export class PaymentList {
  readonly q = input<string>();
  readonly status = input<string>();
  readonly channel = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly hospital = input<string>();
  /** Those of one visit: the link on its page. */
  readonly appointment = input<string>();
  readonly after = input<string>();

  readonly #client = inject(Client);
  readonly #user = inject(Session).user;
  readonly #names = inject(HospitalNames);

  protected readonly days = hospitalDays(this);
  protected readonly list = listOf({
    filters: () => {
      const days = this.days.bounds();
      if (days === undefined) return undefined;
      const q = this.q()?.trim() ?? '';
      return {
        q: q.length < shortestWords ? undefined : q,
        // What an old or mistyped link names and is not known here filters nothing.
        status: statuses.find((status) => status === this.status()),
        channel: channels.find((channel) => channel === this.channel()),
        ...days,
        hospitalId: this.hospital(),
        appointmentId: this.appointment(),
      };
    },
    pages: (filters, options) => this.#client.payments.list(filters, options),
    after: this.after,
    beforeFiled: ({ hospitalId }) => this.#names.know(hospitalId),
  });
  protected readonly choosesHospital = computed(() => this.#user()?.role === 'admin');
  protected readonly statusChoices = choicesOf(statuses, statusLabels);
  protected readonly channelChoices = choicesOf(channels, channelLabels);
  protected readonly channelLabels = channelLabels;
  protected readonly returned = returned;
  protected readonly statusLabels = statusLabels;
  protected readonly statusTones = statusTones;
  protected readonly columns: readonly CsvColumn<Payment>[] = [
    { title: $localize`Payment`, value: ({ id }) => id },
    { title: $localize`Reference`, value: ({ reference }) => reference },
    { title: $localize`Hospital`, value: ({ hospitalId }) => this.#names.of(hospitalId) ?? hospitalId },
    { title: $localize`Begun`, value: ({ createdAt }) => createdAt },
    { title: $localize`Paid`, value: ({ paidAt }) => paidAt },
    { title: $localize`Status`, value: ({ status }) => statusLabels[status] },
    { title: $localize`Channel`, value: ({ channel }) => channelLabels[channel] },
    { title: $localize`Currency`, value: ({ amount }) => amount.currency },
    { title: $localize`Amount`, value: ({ amount }) => typedMoney(amount) },
    { title: $localize`Platform fee`, value: ({ platformFee }) => typedMoney(platformFee) },
    { title: $localize`Hospital share`, value: ({ hospitalShare }) => typedMoney(hospitalShare) },
    { title: $localize`Returned`, value: (payment) => typedMoney(returned(payment)) },
    { title: $localize`Still to be returned`, value: ({ owed }) => typedMoney(owed) },
  ];

  constructor() {
    inject(Live).follow({ topics: ['payment', 'refund'] }, () => this.list.reload());
  }

  /** Staff know the name of theirs. */
  protected hospitalName(id: string): string | undefined {
    return this.choosesHospital() ? this.#names.of(id) : undefined;
  }
}
