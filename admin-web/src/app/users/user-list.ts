import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CsvColumn } from '@smartmedconnect/sdk/csv';
import { Client } from '../session/client.ts';
import { Clock } from '../ui/clock.ts';
import { ChoiceFilter, choicesOf } from '../ui/choice-filter.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { HospitalFilter } from '../ui/hospital-filter.ts';
import { Instant } from '../ui/instant.ts';
import { listOf } from '../ui/list.ts';
import { ListBar } from '../ui/list-bar.ts';
import { ListPanel } from '../ui/list-panel.ts';
import { SearchField } from '../ui/search-field.ts';
import { Tag } from '../ui/tag.ts';
import { roleLabels, roles, standing, statuses, statusLabels, type User } from './user.ts';

/** Everybody who has an account: found by words, opened to end sessions or to suspend. */
@Component({
  selector: 'smc-user-list',
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
  templateUrl: './user-list.html',
})
export class UserList {
  readonly q = input<string>();
  readonly role = input<string>();
  readonly status = input<string>();
  readonly hospital = input<string>();
  readonly after = input<string>();

  readonly #now = inject(Clock).now;
  readonly #client = inject(Client);

  protected readonly list = listOf({
    filters: () => ({
      q: this.q(),
      role: roles.find((role) => role === this.role()),
      status: statuses.find((status) => status === this.status()),
      hospitalId: this.hospital(),
    }),
    pages: (filters, options) => this.#client.users.list(filters, options),
    after: this.after,
  });
  protected readonly rows = computed(() =>
    this.list.items().map((user) => ({ user, standing: standing(user, this.#now()) })),
  );
  protected readonly roleChoices = choicesOf(roles, roleLabels);
  protected readonly statusChoices = choicesOf(statuses, statusLabels);
  protected readonly roleLabels = roleLabels;
  protected readonly columns: readonly CsvColumn<User>[] = [
    { title: $localize`Id`, value: ({ id }) => id },
    { title: $localize`Name`, value: ({ fullName }) => fullName },
    { title: $localize`Email`, value: ({ email }) => email },
    { title: $localize`Role`, value: ({ role }) => roleLabels[role] },
    { title: $localize`Status`, value: ({ status }) => statusLabels[status] },
    { title: $localize`Last sign-in`, value: ({ lastSignInAt }) => lastSignInAt },
    { title: $localize`Account since`, value: ({ createdAt }) => createdAt },
  ];
}
