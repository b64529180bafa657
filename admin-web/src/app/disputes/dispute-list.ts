import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CsvColumn } from '@smartmedconnect/sdk/csv';
import { Client } from '../session/client.ts';
import { Live } from '../session/live.ts';
import { Session } from '../session/session.ts';
import { Clock } from '../ui/clock.ts';
import { ChoiceFilter, choicesOf } from '../ui/choice-filter.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { HospitalFilter } from '../ui/hospital-filter.ts';
import { Instant } from '../ui/instant.ts';
import { listOf } from '../ui/list.ts';
import { ListBar } from '../ui/list-bar.ts';
import { ListPanel } from '../ui/list-panel.ts';
import { typedMoney } from '../ui/money.ts';
import { SearchField } from '../ui/search-field.ts';
import { Tag } from '../ui/tag.ts';
import {
  assigneeWords,
  isOverdue,
  kindLabels,
  kinds,
  sideLabels,
  sides,
  silentSides,
  statuses,
  statusLabels,
  statusTones,
  type Dispute,
} from './dispute.ts';
import { outcomeLabels } from './decision.ts';
import { returnedMoney } from './returned-money.ts';

const assignees = ['me', 'nobody'] as const;
const late = ['true'] as const;
const lateLabels = { true: $localize`Overdue` };
const assigneeLabels = { me: $localize`Me`, nobody: $localize`Nobody yet` };

@Component({
  selector: 'smc-dispute-list',
  imports: [
    ChoiceFilter,
    EmptyNote,
    HospitalFilter,
    Instant,
    ListBar,
    ListPanel,
    RouterLink,
    SearchField,
    Tag,
  ],
  templateUrl: './dispute-list.html',
  styleUrl: './disputes.scss',
})
export class DisputeList {
  readonly q = input<string>();
  readonly hospital = input<string>();
  readonly status = input<string>();
  readonly kind = input<string>();
  readonly awaits = input<string>();
  readonly overdue = input<string>();
  readonly lapsedSide = input<string>();
  readonly assignee = input<string>();
  readonly after = input<string>();

  readonly #client = inject(Client);
  protected readonly user = inject(Session).user;
  protected readonly isAdmin = computed(() => this.user()?.role === 'admin');

  protected readonly list = listOf({
    // What somebody wrote into the address and is no filter, filters nothing.
    filters: () => ({
      q: this.q()?.trim() || undefined,
      hospitalId: this.isAdmin() ? this.hospital() : undefined,
      status: statuses.find((status) => status === this.status()),
      kind: kinds.find((kind) => kind === this.kind()),
      awaits: sides.find((side) => side === this.awaits()),
      overdue: late.find((late) => late === this.overdue()),
      lapsedSide: silentSides.find((side) => side === this.lapsedSide()),
      assignee: assignees.find((assignee) => assignee === this.assignee()),
    }),
    pages: (filters, options) => this.#client.disputes.list(filters, options),
    after: this.after,
  });
  protected readonly now = inject(Clock).now;
  protected readonly statusChoices = choicesOf(statuses, statusLabels);
  protected readonly kindChoices = choicesOf(kinds, kindLabels);
  protected readonly awaitedChoices = choicesOf(sides, sideLabels);
  protected readonly overdueChoices = choicesOf(late, lateLabels);
  protected readonly silentChoices = choicesOf(silentSides, sideLabels);
  protected readonly assigneeChoices = choicesOf(assignees, assigneeLabels);
  protected readonly statusLabels = statusLabels;
  protected readonly statusTones = statusTones;
  protected readonly kindLabels = kindLabels;
  protected readonly sideLabels = sideLabels;
  protected readonly assigneeWords = assigneeWords;
  protected readonly isOverdue = isOverdue;
  protected readonly returnedMoney = returnedMoney;
  // Who works on what is the admins' business, and staff know their hospital.
  protected readonly columns = computed(() => [...(this.isAdmin() ? adminColumns : []), ...columns]);

  constructor() {
    inject(Live).follow({ topics: ['dispute'] }, () => this.list.reload());
  }
}

const columns: readonly CsvColumn<Dispute>[] = [
  { title: $localize`Appointment`, value: ({ reference }) => reference },
  { title: $localize`Kind`, value: ({ kind }) => kindLabels[kind] },
  { title: $localize`Status`, value: ({ status }) => statusLabels[status] },
  { title: $localize`Opened`, value: ({ createdAt }) => createdAt },
  {
    title: $localize`Waiting for`,
    value: ({ awaits }) => (awaits === null ? null : sideLabels[awaits]),
  },
  { title: $localize`Answer due`, value: ({ dueAt }) => dueAt },
  {
    title: $localize`No answer in time`,
    value: ({ lapsedSide }) => (lapsedSide === null ? null : sideLabels[lapsedSide]),
  },
  { title: $localize`Closed`, value: ({ closedAt }) => closedAt },
  {
    title: $localize`Outcome`,
    value: ({ resolution }) => (resolution === null ? null : outcomeLabels[resolution.outcome]),
  },
  { title: $localize`Currency`, value: ({ resolution }) => resolution?.refund?.currency },
  {
    title: $localize`Amount`,
    value: ({ resolution }) => (resolution?.refund ? typedMoney(resolution.refund) : null),
  },
];

const adminColumns: readonly CsvColumn<Dispute>[] = [
  { title: $localize`Hospital`, value: ({ hospitalName }) => hospitalName },
  { title: $localize`Assigned to`, value: ({ assigneeName }) => assigneeName },
];
