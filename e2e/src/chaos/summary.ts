import type { ChaosOutcome } from './run-chaos.ts';

/** What happened and what came of it, for people. */
export function summaryOf({ told, failures, killed, reconciled, books, breaches }: ChaosOutcome): string {
  const { appointments, charges, stripeRefunds, receipts } = books;
  const took = charges.filter(({ status }) => status === 'succeeded');
  const gaveBack = stripeRefunds.filter(({ status }) => status === 'succeeded');
  const lines = [
    'What patients did',
    ...Object.entries(told).map(([story, count]) => `  ${String(count).padStart(5)}  ${story}`),
    '',
    'What came of it',
    `  appointments   ${countsOf(appointments.map(({ status }) => status))}`,
    `  charges        ${took.length} of ${amount(took)}, ${charges.length - took.length} declined`,
    `  refunds        ${gaveBack.length} of ${amount(gaveBack)}: ${countsOf(books.refunds.map(({ reason }) => reason))}`,
    `  receipts       ${receipts.length}`,
    `  ledger         ${books.ledger.length} entries`,
    `  killed with -9 ${killed.length} times: ${killed.join(', ')}`,
    `  reconciliation ${reconciled.checked} checked, ${reconciled.healed} healed, ${reconciled.reported} reported`,
    '',
    ...failures.map((failure) => `REFUSED  ${failure}`),
    ...breaches.map(({ breach, ids }) => `BROKEN   ${breach}: ${ids.slice(0, 10).join(', ')}${more(ids)}`),
  ];
  const held =
    'Every charge has exactly one visit, or the refund its end calls for; the books agree with Stripe’s.';
  return [...lines, hasHeld({ failures, breaches, reconciled }) ? held : 'It did not hold.'].join('\n');
}

export function hasHeld({
  failures,
  breaches,
  reconciled,
}: Pick<ChaosOutcome, 'failures' | 'breaches' | 'reconciled'>): boolean {
  return failures.length === 0 && breaches.length === 0 && reconciled.reported === 0;
}

function countsOf(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => `${count} ${word}`).join(', ') || 'none';
}

function amount(items: readonly { amount: number }[]): string {
  const total = items.reduce((sum, item) => sum + item.amount, 0);
  return `INR ${(total / 100).toLocaleString('en', { minimumFractionDigits: 2 })}`;
}

function more(ids: readonly string[]): string {
  return ids.length > 10 ? ` and ${ids.length - 10} more` : '';
}
