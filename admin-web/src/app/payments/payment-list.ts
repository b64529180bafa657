import { Component, computed, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import { Client } from '../session/client.ts';
import { problemOf } from '../session/problem-of.ts';
import { Session } from '../session/session.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { Instant } from '../ui/instant.ts';
import { lastValue } from '../ui/last-value.ts';
import { ListUrl } from '../ui/list-url.ts';
import { MoneyPipe } from '../ui/money.ts';
import { Pager } from '../ui/pager.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { SkeletonRows } from '../ui/skeleton-rows.ts';
import { Tag } from '../ui/tag.ts';
import { dayEnd, dayStart } from './day.ts';
import { channelLabels, channels, statuses, statusLabels, statusTones } from './payment.ts';

@Component({
  selector: 'smc-payment-list',
  imports: [
    EmptyNote,
    Instant,
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
    MatProgressBar,
    MoneyPipe,
    Pager,
    ProblemNote,
    RouterLink,
    SkeletonRows,
    Tag,
  ],
  providers: [ListUrl],
  templateUrl: './payment-list.html',
  styleUrl: './payments.scss',
})
export class PaymentList {
  readonly status = input<string>();
  readonly channel = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly hospital = input<string>();
  readonly after = input<string>();

  readonly #client = inject(Client);
  readonly #user = inject(Session).user;
  protected readonly problemOf = problemOf;
  protected readonly url = inject(ListUrl);

  // What an old or mistyped link names and is not known here filters nothing.
  protected readonly shownStatus = computed(() => statuses.find((status) => status === this.status()));
  protected readonly shownChannel = computed(() => channels.find((channel) => channel === this.channel()));
  protected readonly payments = resource({
    params: () => ({
      status: this.shownStatus(),
      channel: this.shownChannel(),
      from: dayStart(this.from()),
      to: dayEnd(this.to()),
      hospitalId: this.hospital(),
      cursor: this.after(),
    }),
    loader: ({ params: { cursor, ...filters }, abortSignal: signal }) =>
      this.#client.payments.list(filters, { signal }).page(cursor),
  });
  protected readonly page = lastValue(this.payments);
  protected readonly items = computed(() => this.page()?.items ?? []);
  protected readonly filtered = computed(() =>
    [this.status(), this.channel(), this.from(), this.to(), this.hospital()].some(
      (value) => value !== undefined,
    ),
  );
  protected readonly choosesHospital = computed(() => this.#user()?.role === 'admin');
  // Staff see their own hospital, whose name they know.
  readonly #hospitals = resource({
    params: () => (this.choosesHospital() ? { limit: 100 } : undefined),
    loader: async ({ params, abortSignal: signal }) =>
      (await this.#client.hospitals.list(params, { signal }).page()).items,
  });
  protected readonly hospitals = computed(() => (this.#hospitals.hasValue() ? this.#hospitals.value() : []));
  protected readonly hospitalNames = computed(
    () => new Map(this.hospitals().map(({ id, name }) => [id, name] as const)),
  );
  protected readonly channels = channels;
  protected readonly channelLabels = channelLabels;
  protected readonly statuses = statuses;
  protected readonly statusLabels = statusLabels;
  protected readonly statusTones = statusTones;

  protected clear(): void {
    this.url.filter({ status: null, channel: null, from: null, to: null, hospital: null });
  }
}
