import { Component, input } from '@angular/core';
import type { SourceRecord } from '@smartmedconnect/sdk/imports';
import { CountPipe } from '../../ui/count.ts';

/** The first rows of a file as they stand there, however wide it is. */
@Component({
  selector: 'smc-sample-table',
  imports: [CountPipe],
  template: `
    <div
      class="panel scroll"
      tabindex="0"
      role="region"
      i18n-aria-label
      aria-label="The first rows of the file"
    >
      <table>
        <thead>
          <tr>
            <th scope="col" i18n>Line</th>
            @for (name of header(); track $index) {
              <th scope="col" dir="auto">{{ name }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (record of sample(); track record.line) {
            <tr>
              <th scope="row">{{ record.line | count }}</th>
              @for (name of header(); track $index; let i = $index) {
                <td dir="auto">{{ record.cells[i] }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .scroll {
      overflow-x: auto;
    }

    table {
      min-width: 100%;
      border-collapse: collapse;
      font-size: 0.875rem;
    }

    th,
    td {
      overflow: hidden;
      max-width: 16rem;
      padding: 0.4375rem 1rem;
      text-align: start;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    thead th {
      border-bottom: 1px solid var(--smc-line);
    }

    tbody th {
      color: var(--mat-sys-on-surface-variant);
      font-variant-numeric: tabular-nums;
      font-weight: 400;
    }
  `,
})
export class SampleTable {
  readonly header = input.required<readonly string[]>();
  readonly sample = input.required<readonly SourceRecord[]>();
}
