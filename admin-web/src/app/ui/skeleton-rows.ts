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
      gap: 2.25rem;
      padding: 2rem 1.25rem;
    }

    .row {
      height: 0.625rem;
      border-radius: 0.3125rem;
      background: var(--smc-line);
      animation: breathe 1.6s ease-in-out infinite alternate;
    }

    .row:nth-child(even) {
      width: 82%;
    }

    .row:nth-child(3n) {
      width: 64%;
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
