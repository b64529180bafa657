import { Component, inject, input } from '@angular/core';
import { Client } from '../session/client.ts';
import { Instant } from '../ui/instant.ts';
import { OutdatedNote } from '../ui/outdated-note.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { recordOf } from '../ui/record.ts';

/** More devices than this are shown as the newest of them. */
const shownSessions = 20;

/** On which devices somebody is signed in. */
@Component({
  selector: 'smc-user-sessions',
  imports: [Instant, OutdatedNote, ProblemNote],
  template: `
    <section class="panel" i18n-aria-label aria-label="Signed in">
      @if (sessions.problem(); as problem) {
        <smc-problem-note class="inset" [problem]="problem" (retried)="sessions.reload()" />
      } @else if (sessions.value(); as shown) {
        <smc-outdated-note [of]="sessions" />
        <ul>
          @for (session of shown; track session.id) {
            <li>
              <span>{{ session.deviceName ?? unknownDevice }}</span>
              <span class="aside" i18n>since <smc-instant [at]="session.createdAt" /></span>
            </li>
          } @empty {
            <li class="none" i18n>Nowhere.</li>
          }
        </ul>
      }
    </section>
  `,
  styles: `
    ul {
      padding: 0.375rem 1.25rem;
      margin: 0;
      list-style: none;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1rem;
      justify-content: space-between;
      padding-block: 0.5rem;
    }
  `,
})
export class UserSessions {
  readonly userId = input.required<string>();
  /** How many there are: when that changes they are asked for again. */
  readonly open = input.required<number>();

  readonly #users = inject(Client).users;
  protected readonly unknownDevice = $localize`A device without a name`;
  protected readonly sessions = recordOf({
    of: () => ({ id: this.userId(), open: this.open() }),
    load: async ({ id }, options) =>
      (await this.#users.sessions(id, { limit: shownSessions }, options).page()).items,
  });
}
