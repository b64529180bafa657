import { Component } from '@angular/core';

/** The sign of the product: a stethoscope drawn as one line. Decoration only; the name stands beside it. */
@Component({
  selector: 'smc-mark',
  template: `
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" class="ground" />
      <path d="M9 8v7a5 5 0 0 0 10 0V8M14 20v1.5a4.5 4.5 0 0 0 9 0V20" class="line" />
      <circle cx="23" cy="17" r="2.6" class="bell" />
    </svg>
  `,
  styles: `
    :host,
    svg {
      display: block;
    }

    svg {
      width: var(--smc-mark-size, 1.75rem);
      height: var(--smc-mark-size, 1.75rem);
    }

    .ground {
      fill: #0f5e5b;
    }

    .line {
      fill: none;
      stroke: #fff;
      stroke-width: 2.6;
      stroke-linecap: round;
    }

    .bell {
      fill: #8fdcd2;
    }
  `,
})
export class Mark {}
