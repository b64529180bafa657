import { Component, inject, input, resource } from '@angular/core';
import { Client } from '../session/client.ts';
import { Instant } from '../ui/instant.ts';
import { lastValue } from '../ui/last-value.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { problemOf } from '../ui/problem-of.ts';
import { statusLabels } from './appointment.ts';

/** Every step an appointment has taken, the first one on top. */
@Component({
  selector: 'smc-appointment-history',
  imports: [Instant, ProblemNote],
  template: `
    <section class="panel" i18n-aria-label aria-label="What happened">
      @if (loading.error(); as error) {
        <smc-problem-note class="inset" [problem]="problemOf(error)" (retried)="loading.reload()" />
      } @else if (shown(); as shown) {
        <ol>
          @for (entry of shown; track $index) {
            <li>
              <span class="what">
                {{ statusLabels[entry.toStatus] }} <code class="aside">{{ entry.action }}</code>
              </span>
              <smc-instant [at]="entry.at" />
              <code class="aside">{{ entry.actor }}</code>
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
  /** It is read anew when the appointment has changed. */
  readonly version = input.required<number>();

  readonly #appointments = inject(Client).appointments;
  protected readonly problemOf = problemOf;
  protected readonly statusLabels = statusLabels;
  protected readonly loading = resource({
    params: () => ({ id: this.id(), version: this.version() }),
    loader: async ({ params: { id }, abortSignal: signal }) =>
      (await this.#appointments.history(id, { signal })).items,
  });
  protected readonly shown = lastValue(this.loading);
}
