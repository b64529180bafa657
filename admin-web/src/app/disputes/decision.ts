import { smallestStepMinor, type components } from '@smartmedconnect/sdk';
import { moneyWords, stepFault, type Money } from '../ui/money.ts';

export type Outcome = components['schemas']['DisputeOutcome'];
export type Decision = components['schemas']['DisputeResolutionInput'];

const outcomes: readonly Outcome[] = ['refund_full', 'refund_partial', 'reject'];

/** Where nothing is left, nothing can be returned. */
export function possibleOutcomes({ amountMinor }: Money): readonly Outcome[] {
  return amountMinor > 0 ? outcomes : ['reject'];
}

export const outcomeLabels: Readonly<Record<Outcome, string>> = {
  refund_full: $localize`Refund in full`,
  refund_partial: $localize`Refund in part`,
  reject: $localize`Reject`,
};

/** What the person at the screen has chosen so far. */
export interface Choice {
  readonly outcome: Outcome;
  /** In minor units; undefined when what is typed is no amount. */
  readonly amountMinor: number | undefined;
  readonly note: string;
}

/** Why it cannot be decided like this, as far as this can be told before the server is asked; undefined: it can. */
export function amountFault({ outcome, amountMinor }: Choice, left: Money): string | undefined {
  if (outcome !== 'refund_partial') return undefined;
  if (amountMinor === undefined)
    return $localize`Enter an amount in ${left.currency}:currency:, such as 250.`;
  if (amountMinor < 1) return $localize`Enter more than nothing, or reject the dispute.`;
  if (amountMinor > left.amountMinor)
    return $localize`No more than ${moneyWords(left)}:amount: is left to return.`;
  return stepFault({ amountMinor, currency: left.currency });
}

/** What will happen, in one sentence. */
export function preview({ outcome, amountMinor = 0 }: Choice, left: Money): string {
  const { currency } = left;
  switch (outcome) {
    case 'refund_full':
      return $localize`${moneyWords(left)}:amount:, all that is left of what was paid, goes back to the patient.`;
    case 'refund_partial': {
      const returned = moneyWords({ amountMinor, currency });
      const kept = moneyWords({ amountMinor: left.amountMinor - amountMinor, currency });
      return $localize`${returned}:amount: goes back to the patient; the hospital keeps ${kept}:kept:.`;
    }
    case 'reject':
      return $localize`Nothing goes back to the patient, who gets your reason.`;
  }
}

/** What is sent. */
export function decisionOf({ outcome, amountMinor, note }: Choice): Decision {
  const parts = { outcome, note: note.trim() };
  return outcome === 'refund_partial' && amountMinor !== undefined ? { ...parts, amountMinor } : parts;
}

/** A share of what is left, in hundredths of it, rounded to what cards can move; the whole of it at 100. */
export function shareMinor(percent: number, { amountMinor, currency }: Money): number {
  if (percent >= 100) return amountMinor;
  const step = smallestStepMinor(currency);
  return Math.round((amountMinor * percent) / 100 / step) * step;
}

/** The share an amount is, in whole hundredths of what is left. */
export function percentOf(amountMinor: number, left: Money): number {
  if (left.amountMinor === 0) return 0;
  return Math.min(100, Math.round((100 * amountMinor) / left.amountMinor));
}
