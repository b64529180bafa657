/** An amount in minor units (paise, cents; whole yen) with its ISO 4217 code. */
export interface Money {
  amountMinor: number;
  currency: string;
}

export function money(amountMinor: number | string | bigint, currency: string): Money {
  const amount = Number(amountMinor);
  if (!Number.isSafeInteger(amount)) {
    throw new RangeError(`not a whole amount of minor units: ${amountMinor}`);
  }
  return { amountMinor: amount, currency };
}
