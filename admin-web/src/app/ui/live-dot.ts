import { Component, computed, inject } from '@angular/core';
import { Connection } from './connection.ts';

/** Whether what is shown follows the server by itself. Nothing where nobody listens. */
@Component({
  selector: 'smc-live-dot',
  template: `
    @if (shown() === true) {
      <span class="on" i18n>Live</span>
    } @else if (shown() === false) {
      <span i18n>Connecting…</span>
    }
  `,
  styles: `
    span {
      display: inline-flex;
      gap: 0.4375rem;
      align-items: center;
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.8125rem;
    }

    span::before {
      content: '';
      width: 0.5rem;
      height: 0.5rem;
      border-radius: 50%;
      background: var(--mat-sys-outline);
    }

    .on::before {
      background: var(--smc-good);
    }
  `,
})
export class LiveDot {
  readonly #connection = inject(Connection);
  protected readonly shown = computed(() =>
    this.#connection.isFollowed() ? this.#connection.live() : undefined,
  );
}
