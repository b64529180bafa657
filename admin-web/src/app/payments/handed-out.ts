import type { Question } from '../ui/confirm-dialog.ts';
import { moneyWords, type Money } from '../ui/money.ts';

/** Asked before a refund at the desk is written down as handed out. */
export function handedOut(amount: Money): Question {
  return {
    title: $localize`Has ${moneyWords(amount)}:amount: been handed out?`,
    text: $localize`The patient’s receipt will say so. This cannot be taken back.`,
    action: $localize`It was handed out`,
  };
}
