import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Problem } from './problem.ts';

/** Asking again gives the same answer. */
const finalCodes = new Set(['not_found', 'auth.forbidden']);

/** Says what went wrong and gives the number support will ask for. */
@Component({
  selector: 'smc-problem-note',
  imports: [MatButton],
  template: `
    <div class="words">
      <p class="title">{{ problem().title }}</p>
      @if (problem().detail; as detail) {
        <p class="detail">{{ detail }}</p>
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

  protected readonly final = computed(() => finalCodes.has(this.problem().code ?? ''));
}
