import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Instant } from '../ui/instant.ts';
import { Tag } from '../ui/tag.ts';
import { checkHints, checkLabels, outcomeLabels, outcomes, outcomeTones, type Check } from './application.ts';

export interface CheckResult {
  readonly outcome: Check['outcome'];
  readonly note: string | null;
  readonly evidence: string | null;
}

/** One step of looking into an application: what is to be done, what came of it, and where that can be looked up. */
@Component({
  selector: 'smc-application-check',
  imports: [Instant, MatButton, MatFormField, MatInput, MatLabel, Tag],
  templateUrl: './application-check.html',
  styleUrl: './verification.scss',
})
export class ApplicationCheck {
  readonly check = input.required<Check>();
  /** Whether anything can still be changed. */
  readonly open = input.required<boolean>();
  readonly settled = output<CheckResult>();

  protected readonly labels = checkLabels;
  protected readonly hints = checkHints;
  protected readonly outcomes = outcomes;
  protected readonly outcomeLabels = outcomeLabels;
  protected readonly outcomeTones = outcomeTones;
  /** Closed again as soon as the server has taken what was written. */
  protected readonly editing = linkedSignal({ source: this.check, computation: () => false });

  protected readonly writeWords = computed(
    () => $localize`Write down what came of it: ${checkLabels[this.check().name]}:check:`,
  );

  protected save(outcome: string, note: string, evidence: string): void {
    const known = outcomes.find((one) => one === outcome);
    if (known === undefined) return;
    this.settled.emit({ outcome: known, note: note.trim() || null, evidence: evidence.trim() || null });
  }
}
