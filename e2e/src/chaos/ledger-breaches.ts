import type { Books, ReceiptRow } from './books.ts';

/** Our books by themselves and beside Stripe's sums; and receipts, whose numbers have no gap. */
export function breachesOfLedger(books: Books): Record<string, string[]> {
  const { ledger, receipts, payments } = books;
  const receipted = new Set(receipts.map(({ appointmentId }) => appointmentId));
  return {
    'a movement does not sum to zero': nonZero(ledger, ({ transactionId }) => transactionId),
    'the ledger does not sum to zero': nonZero(ledger, ({ currency }) => currency),
    'money is on an account of passage': nonZero(
      ledger.filter(({ account }) => account === 'clearing' || account === 'refund'),
      ({ account, paymentId }) => `${account} ${paymentId}`,
    ),
    'our sum of money kept is not Stripe’s': differs(
      -sum(ledger.filter(({ account }) => account === 'patient')),
      keptAtStripe(books),
    ),
    'hospital and platform do not share what was kept': differs(
      sum(ledger.filter(({ account }) => account === 'hospital' || account === 'platform')),
      keptAtStripe(books),
    ),
    'receipts have a gap': [...new Set(receipts.map(({ hospitalId }) => hospitalId))].filter((id) =>
      hasGap(receipts.filter(({ hospitalId }) => hospitalId === id)),
    ),
    'a visit that was paid has no receipt': payments
      .filter(({ status, appointmentId }) => status === 'succeeded' && !receipted.has(appointmentId))
      .map(({ appointmentId }) => appointmentId),
  };
}

function keptAtStripe({ charges, stripeRefunds }: Books): number {
  const total = (items: readonly { status: string; amount: number }[]) =>
    items.filter(({ status }) => status === 'succeeded').reduce((all, { amount }) => all + amount, 0);
  return total(charges) - total(stripeRefunds);
}

function differs(ours: number, theirs: number): string[] {
  return ours === theirs ? [] : [`${ours} here, ${theirs} at Stripe`];
}

function sum(entries: readonly { amountMinor: number }[]): number {
  return entries.reduce((total, { amountMinor }) => total + amountMinor, 0);
}

function nonZero<Entry extends { amountMinor: number }>(
  entries: readonly Entry[],
  key: (entry: Entry) => string,
): string[] {
  const sums = new Map<string, number>();
  for (const entry of entries) {
    sums.set(key(entry), (sums.get(key(entry)) ?? 0) + entry.amountMinor);
  }
  return [...sums].filter(([, total]) => total !== 0).map(([name]) => name);
}

/** From 1 to the counter, each once. */
function hasGap(receipts: readonly ReceiptRow[]): boolean {
  const numbers = receipts.map(({ number }) => number).sort((one, other) => one - other);
  const inOrder = numbers.every((number, place) => number === place + 1);
  return !inOrder || receipts.some(({ lastNumber }) => lastNumber !== numbers.length);
}
