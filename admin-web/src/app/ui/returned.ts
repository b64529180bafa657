import type { Money } from './money.ts';

/** What has really gone back: what was asked back without what of it is still on its way, or was sent back by a bank. */
export function returned({ refunded, owed }: { readonly refunded: Money; readonly owed: Money }): Money {
  return { ...refunded, amountMinor: refunded.amountMinor - owed.amountMinor };
}
