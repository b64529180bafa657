import { Component, input } from '@angular/core';
import { stageOf, stages, type Step } from './steps.ts';
import { stageLabels } from './words.ts';

/** How far a new import is: four stages, of which one is now. */
@Component({
  selector: 'smc-steps-bar',
  template: `
    <ol>
      @for (stage of stages; track stage; let i = $index) {
        <li [class.past]="i < now()" [attr.aria-current]="i === now() ? 'step' : null">
          <span class="dot" aria-hidden="true">{{ i + 1 }}</span>
          {{ labels[stage] }}
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: flex;
      flex-wrap: wrap;
      padding: 0;
      margin: 0 0 1.5rem;
      gap: 0.5rem 1.75rem;
      list-style: none;
    }

    li {
      display: flex;
      align-items: center;
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.875rem;
      gap: 0.5rem;

      &[aria-current] {
        color: var(--mat-sys-on-surface);
        font-weight: 600;
      }
    }

    .dot {
      display: grid;
      width: 1.5rem;
      height: 1.5rem;
      border: 1px solid var(--smc-field-line);
      border-radius: 50%;
      font-size: 0.75rem;
      font-variant-numeric: tabular-nums;
      place-items: center;
    }

    .past .dot {
      border-color: var(--mat-sys-primary);
      color: var(--mat-sys-primary);
    }

    [aria-current] .dot {
      border-color: var(--mat-sys-primary);
      background: var(--mat-sys-primary);
      color: var(--mat-sys-on-primary);
    }
  `,
  host: { role: 'navigation', 'aria-label': $localize`Steps` },
})
export class StepsBar {
  readonly step = input.required<Step>();
  protected readonly stages = stages;
  protected readonly labels = stageLabels;

  protected now(): number {
    return stages.indexOf(stageOf[this.step()]);
  }
}
