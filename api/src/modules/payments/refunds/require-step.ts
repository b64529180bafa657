import { Refusal } from '../../../values/refusal.ts';
import { smallestStepMinor } from '../../../values/smallest-step.ts';

/** Refuses an amount that cards cannot return; all that is left can always go back. */
export function requireStep(amountMinor: number | undefined, currency: string): void {
  const step = smallestStepMinor(currency);
  if (amountMinor !== undefined && amountMinor % step !== 0) {
    const detail = `Cards settle ${currency} in steps of ${step} minor units.`;
    throw new Refusal('request.invalid', {
      errors: [{ pointer: '/amountMinor', code: 'not_multiple_of', detail }],
    });
  }
}
