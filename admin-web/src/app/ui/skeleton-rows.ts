import { Component } from '@angular/core';

/** Stands where a list will be while its first page is on the way. */
@Component({
  selector: 'smc-skeleton-rows',
  template: `
    @for (row of rows; track row) {
      <div class="row"></div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 1.25rem;
      padding: 1.5rem 1.25rem;
    }

    .row {
      height: 1.25rem;
      border-radius: 0.375rem;
      background: var(--smc-line);
      animation: breathe 1.6s ease-in-out infinite alternate;
    }

    @keyframes breathe {
      to {
        opacity: 0.4;
      }
    }

    @media (prefers-reduced-motion: reduce) {
      .row {
        animation: none;
      }
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class SkeletonRows {
  protected readonly rows = [1, 2, 3, 4, 5, 6];
}
