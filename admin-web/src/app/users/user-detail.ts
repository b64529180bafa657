import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import { actorWords } from '../ui/actor-words.ts';
import { Ask } from '../ui/ask.ts';
import { Clock } from '../ui/clock.ts';
import { Instant } from '../ui/instant.ts';
import { KeepFocus } from '../ui/keep-focus.ts';
import { OutdatedNote } from '../ui/outdated-note.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { ReasonDialog } from '../ui/reason-dialog.ts';
import { recordOf } from '../ui/record.ts';
import { recordTitle } from '../ui/record-title.ts';
import { SkeletonRows } from '../ui/skeleton-rows.ts';
import { stepsOn } from '../ui/steps.ts';
import { Tag } from '../ui/tag.ts';
import { Undo } from '../ui/undo.ts';
import { UserSessions } from './user-sessions.ts';
import { roleLabels, standing, type User } from './user.ts';

const longestReason = 1000;

/** One account: who it is, how it stands, where it is signed in, and what an admin may do about that. */
@Component({
  selector: 'smc-user-detail',
  imports: [
    Instant,
    KeepFocus,
    MatButton,
    OutdatedNote,
    ProblemNote,
    RouterLink,
    SkeletonRows,
    Tag,
    UserSessions,
  ],
  templateUrl: './user-detail.html',
  styleUrl: './users.scss',
})
export class UserDetail {
  readonly id = input.required<string>();

  readonly #now = inject(Clock).now;
  readonly #users = inject(Client).users;
  readonly #dialog = inject(MatDialog);
  readonly #ask = inject(Ask);
  readonly #undo = inject(Undo);
  protected readonly me = inject(Session).user;
  protected readonly roleLabels = roleLabels;
  protected readonly actorWords = actorWords;

  protected readonly loading = recordOf({
    of: () => this.id(),
    load: (id, options) => this.#users.get(id, options),
  });
  protected readonly user = this.loading.value;
  protected readonly standing = computed(() => {
    const user = this.user();
    return user && standing(user, this.#now());
  });
  /** Nobody suspends themselves; the server refuses it anyway. */
  protected readonly isMe = computed(() => this.id() === this.me()?.id);
  protected readonly steps = stepsOn(this.loading);

  constructor() {
    recordTitle(() => this.user()?.fullName);
  }

  protected async suspend({ id, version, fullName }: User): Promise<void> {
    const done = await ReasonDialog.ask(this.#dialog, {
      title: $localize`Suspend ${fullName}:name:?`,
      text: $localize`They are signed out everywhere at once and cannot sign in until somebody lets them in again.`,
      readBy: $localize`For administrators alone: whoever is suspended is told that, and not why.`,
      action: $localize`Suspend`,
      longest: longestReason,
      send: (reason) => this.#users.suspend(id, version, reason),
    });
    if (done) this.#undo.say($localize`${fullName}:name: is suspended.`);
    this.steps.reload();
  }

  protected reinstate({ id, version, fullName }: User): Promise<void> {
    return this.steps.take(
      () => this.#users.reinstate(id, version),
      $localize`${fullName}:name: may sign in again.`,
    );
  }

  protected async endSessions({ id, fullName }: User): Promise<void> {
    const question = {
      title: $localize`Sign ${fullName}:name: out everywhere?`,
      text: $localize`What they have not saved on their devices is lost. They may sign in again at once.`,
      action: $localize`Sign out everywhere`,
    };
    if (!(await this.#ask.whether(question))) return;
    await this.steps.take(
      () => this.#users.endSessions(id),
      $localize`${fullName}:name: is signed out everywhere.`,
    );
  }
}
