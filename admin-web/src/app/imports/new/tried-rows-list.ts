import { Component, input } from '@angular/core';
import { CountPipe } from '../../ui/count.ts';
import type { TriedRow } from './tried-rows.ts';

/** What becomes of the first rows of a file, as far as it can be told without the server. */
@Component({
  selector: 'smc-tried-rows',
  imports: [CountPipe],
  template: `
    <ul class="panel">
      @for (row of rows(); track row.line) {
        <li>
          <span class="line" i18n>Line {{ row.line | count }}</span>
          @if (row.passedOver; as reason) {
            <span i18n>Passed over: {{ reason }}</span>
          } @else if (row.faults.length > 0) {
            <span class="faults">
              @for (fault of row.faults; track $index) {
                <span class="fault">
                  <strong i18n>Refused</strong>
                  <code>{{ fault.field }}</code>
                  <span lang="en" dir="auto">{{ fault.message }}</span>
                  @if (fault.value) {
                    <q dir="auto">{{ fault.value }}</q>
                  }
                </span>
              }
            </span>
          } @else {
            <dl>
              @for (value of row.values; track value[0]) {
                <div>
                  <dt>{{ value[0] }}</dt>
                  <dd dir="auto">{{ value[1] }}</dd>
                </div>
              }
            </dl>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      padding: 0;
      margin: 0;
      list-style: none;
    }

    li {
      display: grid;
      padding: 0.6875rem 1.25rem;
      gap: 0.25rem 1rem;
      grid-template-columns: 5rem minmax(0, 1fr);

      + li {
        border-top: 1px solid var(--smc-line);
      }
    }

    .line {
      color: var(--mat-sys-on-surface-variant);
      font-variant-numeric: tabular-nums;
    }

    .faults {
      display: grid;
      gap: 0.25rem;
      overflow-wrap: anywhere;
    }

    .fault {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 0.5rem;
    }

    strong {
      color: var(--smc-bad);
    }

    dl {
      display: flex;
      flex-wrap: wrap;
      margin: 0;
      gap: 0.125rem 1.25rem;
    }

    dl div {
      display: flex;
      min-width: 0;
      gap: 0.375rem;
    }

    dt {
      color: var(--mat-sys-on-surface-variant);
    }

    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }

    @media (width < 40rem) {
      li {
        padding: 0.6875rem 1rem;
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class TriedRows {
  readonly rows = input.required<readonly TriedRow[]>();
}
