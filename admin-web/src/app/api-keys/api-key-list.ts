import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { CsvColumn } from '@smartmedconnect/sdk/csv';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import { Ask } from '../ui/ask.ts';
import { Clock } from '../ui/clock.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { HospitalFilter } from '../ui/hospital-filter.ts';
import { Instant } from '../ui/instant.ts';
import { Keys } from '../ui/keys.ts';
import { listOf } from '../ui/list.ts';
import { ListBar } from '../ui/list-bar.ts';
import { ListPanel } from '../ui/list-panel.ts';
import { problemWords } from '../ui/problem-of.ts';
import { Tag } from '../ui/tag.ts';
import { Undo } from '../ui/undo.ts';
import { scopeLabels, standingLabels, standingOf, standingTones, type ApiKey } from './api-key.ts';
import { NewKeyDialog } from './new-key-dialog.ts';

/** Keys for the machines of a hospital: made, seen to be used, revoked. */
@Component({
  selector: 'smc-api-key-list',
  imports: [EmptyNote, HospitalFilter, Instant, ListBar, ListPanel, MatButton, Tag],
  templateUrl: './api-key-list.html',
  styleUrl: './api-keys.scss',
})
export class ApiKeyList {
  readonly hospital = input<string>();
  readonly after = input<string>();

  readonly #now = inject(Clock).now;
  readonly #keys = inject(Client).apiKeys;
  readonly #user = inject(Session).user;
  readonly #dialog = inject(MatDialog);
  readonly #ask = inject(Ask);
  readonly #undo = inject(Undo);

  protected readonly list = listOf({
    filters: () => ({ hospitalId: this.hospital() }),
    pages: (filters, options) => this.#keys.list(filters, options),
    after: this.after,
  });
  protected readonly isAdmin = computed(() => this.#user()?.role === 'admin');
  protected readonly rows = computed(() =>
    this.list.items().map((key) => {
      const standing = standingOf(key, this.#now());
      return { key, standing, scopes: key.scopes.map((scope) => scopeLabels[scope]) };
    }),
  );
  protected readonly standingLabels = standingLabels;
  protected readonly standingTones = standingTones;
  protected readonly columns: readonly CsvColumn<ApiKey>[] = [
    { title: $localize`Id`, value: ({ id }) => id },
    { title: $localize`Name`, value: ({ name }) => name },
    { title: $localize`Begins with`, value: ({ prefix }) => prefix },
    { title: $localize`Scopes`, value: ({ scopes }) => scopes.join(' ') },
    { title: $localize`Made`, value: ({ createdAt }) => createdAt },
    { title: $localize`Last used`, value: ({ lastUsedAt }) => lastUsedAt },
    { title: $localize`Expires`, value: ({ expiresAt }) => expiresAt },
    { title: $localize`:of a key|:Revoked`, value: ({ revokedAt }) => revokedAt },
  ];

  constructor() {
    inject(Keys).use({ key: 'n', does: $localize`New key`, run: () => void this.create() });
  }

  protected async create(): Promise<void> {
    const made = await NewKeyDialog.open(this.#dialog, this.isAdmin());
    if (made) this.list.reload();
  }

  protected revokeWords({ name }: ApiKey): string {
    return $localize`Revoke ${name}:name:`;
  }

  protected async revoke({ id, name }: ApiKey): Promise<void> {
    const question = {
      title: $localize`Revoke ${name}:name:?`,
      text: $localize`Whatever uses this key is refused from now on. A revoked key cannot be taken up again.`,
      action: $localize`Revoke`,
    };
    if (!(await this.#ask.whether(question))) return;
    try {
      await this.#keys.revoke(id);
      this.#undo.say($localize`${name}:name: is revoked.`);
    } catch (error) {
      this.#undo.say(problemWords(error));
    }
    this.list.reload();
  }
}
