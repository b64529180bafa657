import { Component, computed, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatOption, MatSelect } from '@angular/material/select';
import { RouterLink } from '@angular/router';
import { Client } from '../session/client.ts';
import { problemOf } from '../ui/problem-of.ts';
import { Session } from '../session/session.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { Instant } from '../ui/instant.ts';
import { lastValue } from '../ui/last-value.ts';
import { ListUrl } from '../ui/list-url.ts';
import { moneyWords } from '../ui/money.ts';
import { Pager } from '../ui/pager.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { SkeletonRows } from '../ui/skeleton-rows.ts';
import { Tag } from '../ui/tag.ts';
import {
  assigneeWords,
  isOverdue,
  kindLabels,
  kinds,
  sideLabels,
  statuses,
  statusLabels,
  statusTones,
} from './dispute.ts';

const assignees = ['me', 'nobody'] as const;

@Component({
  selector: 'smc-dispute-list',
  imports: [
    EmptyNote,
    Instant,
    MatButton,
    MatFormField,
    MatLabel,
    MatOption,
    MatProgressBar,
    MatSelect,
    Pager,
    ProblemNote,
    RouterLink,
    SkeletonRows,
    Tag,
  ],
  providers: [ListUrl],
  templateUrl: './dispute-list.html',
  styleUrl: './disputes.scss',
})
export class DisputeList {
  readonly status = input<string>();
  readonly kind = input<string>();
  readonly assignee = input<string>();
  readonly after = input<string>();

  readonly #client = inject(Client);
  protected readonly user = inject(Session).user;
  protected readonly problemOf = problemOf;
  protected readonly url = inject(ListUrl);

  // What somebody wrote into the address and is no filter, filters nothing.
  protected readonly filters = computed(() => ({
    status: statuses.find((status) => status === this.status()),
    kind: kinds.find((kind) => kind === this.kind()),
    assignee: assignees.find((assignee) => assignee === this.assignee()),
  }));
  protected readonly disputes = resource({
    params: () => ({ filters: this.filters(), cursor: this.after() }),
    loader: ({ params: { filters, cursor }, abortSignal: signal }) =>
      this.#client.disputes.list(filters, { signal }).page(cursor),
  });
  protected readonly page = lastValue(this.disputes);
  protected readonly items = computed(() => this.page()?.items ?? []);
  protected readonly filtered = computed(() => Object.values(this.filters()).some(Boolean));
  protected readonly isAdmin = computed(() => this.user()?.role === 'admin');
  protected readonly now = new Date();
  protected readonly statuses = statuses;
  protected readonly statusLabels = statusLabels;
  protected readonly statusTones = statusTones;
  protected readonly kinds = kinds;
  protected readonly kindLabels = kindLabels;
  protected readonly sideLabels = sideLabels;
  protected readonly assigneeWords = assigneeWords;
  protected readonly isOverdue = isOverdue;
  protected readonly moneyWords = moneyWords;

  protected narrow(
    filter: { status: string | null } | { kind: string | null } | { assignee: string | null },
  ) {
    this.url.filter(filter);
  }

  protected clear(): void {
    this.url.filter({ status: null, kind: null, assignee: null });
  }
}
