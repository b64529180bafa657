import { Component, inject, input } from '@angular/core';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import { actorWords } from '../ui/actor-words.ts';
import { Instant } from '../ui/instant.ts';
import { OutdatedNote } from '../ui/outdated-note.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { recordOf } from '../ui/record.ts';
import { visitSteps } from '../ui/visit-words.ts';

/** Every step an appointment has taken, the first one on top. */
@Component({
  selector: 'smc-appointment-history',
  imports: [Instant, OutdatedNote, ProblemNote],
  template: `
    <section class="panel" i18n-aria-label aria-label="What happened">
      @if (loading.problem(); as problem) {
        <smc-problem-note class="inset" [problem]="problem" (retried)="loading.reload()" />
      } @else if (loading.value(); as shown) {
        <smc-outdated-note [of]="loading" />
        <ol>
          @for (entry of shown; track $index) {
            <li>
              <span class="what">{{ visitSteps.get(entry.action) ?? entry.action }}</span>
              <smc-instant [at]="entry.at" [zone]="zone()" />
              <span class="aside">{{ actorWords(entry.actor, user()?.id) }}</span>
            </li>
          }
        </ol>
      }
    </section>
  `,
  styles: `
    ol {
      padding: 0.5rem 1.25rem;
      margin: 0;
      list-style: none;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1rem;
      justify-content: space-between;
      padding-block: 0.5rem;
    }

    li > .aside {
      flex-basis: 100%;
      overflow-wrap: anywhere;
    }

    .what {
      font-weight: 600;
    }
  `,
})
export class AppointmentHistory {
  readonly id = input.required<string>();
  readonly zone = input.required<string>();
  /** It is read anew when the appointment has changed. */
  readonly version = input.required<number>();

  readonly #appointments = inject(Client).appointments;
  protected readonly user = inject(Session).user;
  protected readonly actorWords = actorWords;
  protected readonly visitSteps = visitSteps;
  protected readonly loading = recordOf({
    of: () => ({ id: this.id(), version: this.version() }),
    load: async ({ id }, options) => (await this.#appointments.history(id, options)).items,
  });
}
