import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { FormFaults } from './form-faults.ts';
import type { Problem } from './problem.ts';

/** Asking again gives the same answer. */
const finalCodes = new Set(['not_found', 'auth.forbidden']);

/** Says what went wrong, with the faults that no field of the form shows, and gives the number support will ask for. */
@Component({
  selector: 'smc-problem-note',
  imports: [MatButton],
  template: `
    <div class="words">
      <p class="title">{{ problem().title }}</p>
      @if (problem().detail; as detail) {
        <p class="detail">{{ detail }}</p>
      }
      @if (problem().said; as said) {
        <p class="detail" lang="en" dir="ltr">{{ said }}</p>
      }
      @if (faults().length > 0) {
        <ul>
          @for (fault of faults(); track $index) {
            <li>
              <code dir="ltr">{{ fault.pointer }}</code> {{ fault.words }}
              @if (fault.said; as said) {
                <span lang="en" dir="ltr">{{ said }}</span>
              }
            </li>
          }
        </ul>
      }
      @if (problem().requestId; as requestId) {
        <p class="request" i18n>
          Request <code>{{ requestId }}</code>
        </p>
      }
    </div>
    @if (canRetry() && !final()) {
      <button matButton="outlined" type="button" (click)="retried.emit()">{{ retryLabel() }}</button>
    }
  `,
  styleUrl: './problem-note.scss',
  host: { role: 'alert' },
})
export class ProblemNote {
  readonly problem = input.required<Problem>();
  readonly canRetry = input(true);
  readonly retryLabel = input($localize`Try again`);
  readonly retried = output();

  readonly #form = inject(FormFaults, { optional: true });
  protected readonly faults = computed(() =>
    this.#form !== null && this.#form.problem() === this.problem()
      ? this.#form.elsewhere()
      : this.problem().faults,
  );
  protected readonly final = computed(() => finalCodes.has(this.problem().code ?? ''));
}
