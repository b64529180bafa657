import { Component, input } from '@angular/core';
import type { InputFault } from '@smartmedconnect/sdk/imports';
import { faultTitles } from './words.ts';

/** Why no row of a file can be taken: every fault, in the reader's words and then in the engine's, which say where. */
@Component({
  selector: 'smc-fault-note',
  template: `
    @for (fault of faults(); track $index) {
      <div>
        <p class="title">{{ titles[fault.code] ?? fault.code }}</p>
        <p class="where" lang="en" dir="ltr">
          @if (isPlace(fault.at)) {
            <span>{{ fault.at }}: </span>
          }
          {{ fault.message }}
        </p>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.75rem;
      padding: 1rem 1.25rem;
      border: 1px solid var(--smc-bad-line);
      border-radius: var(--smc-radius);
      background: var(--smc-bad-tint);
    }

    p {
      margin: 0;
    }

    .title {
      font-weight: 600;
    }

    .where {
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.875rem;
      overflow-wrap: anywhere;
    }
  `,
  host: { role: 'alert' },
})
export class FaultNote {
  readonly faults = input.required<readonly InputFault[]>();
  protected readonly titles = faultTitles;

  /** `line 17` and `fields.fee` help; that it is the file, the page shows. */
  protected isPlace(at: string): boolean {
    return !['file', 'rows', 'columns', 'mapping', 'page'].includes(at);
  }
}
