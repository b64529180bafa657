import { Component, inject, input, resource } from '@angular/core';
import { Client } from '../session/client.ts';
import { Instant } from '../ui/instant.ts';
import { lastValue } from '../ui/last-value.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { problemOf } from '../ui/problem-of.ts';

/** More devices than this are shown as the newest of them. */
const shownSessions = 20;

/** On which devices somebody is signed in. */
@Component({
  selector: 'smc-user-sessions',
  imports: [Instant, ProblemNote],
  template: `
    <section class="panel" i18n-aria-label aria-label="Signed in">
      @if (sessions.error(); as error) {
        <smc-problem-note class="inset" [problem]="problemOf(error)" (retried)="sessions.reload()" />
      } @else if (shown(); as shown) {
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
  protected readonly problemOf = problemOf;
  protected readonly unknownDevice = $localize`A device without a name`;
  protected readonly sessions = resource({
    params: () => ({ id: this.userId(), open: this.open() }),
    loader: async ({ params: { id }, abortSignal: signal }) =>
      (await this.#users.sessions(id, { limit: shownSessions }, { signal }).page()).items,
  });
  protected readonly shown = lastValue(this.sessions);
}
