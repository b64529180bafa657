/**
 * How many decimals the amounts of a currency have, which says what an `amountMinor` counts: 50000 INR are ₹500.00, 500 JPY are ¥500, 1500
 * KWD are 1.500 dinars. By ISO 4217, as the API counts. What a run-time offers (`Intl.NumberFormat`) is how a currency is commonly
 * written, differs between browsers, and drops for example the decimals of IDR, PKR and HUF, which are there.
 */
export function currencyDecimals(currency: string): number {
  return exceptions.get(currency.toUpperCase()) ?? 2;
}

/**
 * The smallest amount, in minor units, by which money in a currency can move: one, but ten where the unit has thousand parts, for
 * cards settle those to the hundredth (https://docs.stripe.com/currencies#three-decimal), and a hundred where they settle whole ones.
 */
export function smallestStepMinor(currency: string): number {
  return steps.get(currency.toUpperCase()) ?? 1;
}

const exceptions = listed({
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
});

const steps = listed({ 10: 'BHD JOD KWD OMR TND', 100: 'MGA' });

function listed(codesOf: Readonly<Record<number, string>>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(codesOf).flatMap(([number, codes]) =>
      codes.split(' ').map((code) => [code, Number(number)] as const),
    ),
  );
}
