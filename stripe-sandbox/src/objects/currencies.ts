/** Stripe's presentment currencies: https://docs.stripe.com/currencies */
const currencies = new Set(
  `usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp
  cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl hrk htg huf idr ils inr
  isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr
  mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd
  std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xof xpf yer zar zmw`.split(
    /\s+/,
  ),
);

const zeroDecimal = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '));
const threeDecimal = new Set('bhd jod kwd omr tnd'.split(' '));
/** Without minor units, yet told with two decimals that must be zero. */
const wholeUnitsOnly = new Set(['isk', 'ugx']);

/** Stripe's smallest charges, in minor units; where it publishes none, about half a dollar. */
const minimums: Record<string, number> = {
  ...{ aed: 200, bgn: 100, czk: 1_500, dkk: 250, gbp: 30, hkd: 400, huf: 17_500, mxn: 1_000, myr: 200 },
  ...{ nok: 300, pln: 200, ron: 200, sek: 300, thb: 1_000 },
};

export function isCurrency(code: string): boolean {
  return currencies.has(code);
}

export function currencyList(): string {
  return [...currencies].join(', ');
}

export function decimalsOf(currency: string): 0 | 2 | 3 {
  if (zeroDecimal.has(currency)) return 0;
  return threeDecimal.has(currency) ? 3 : 2;
}

export function minimumOf(currency: string): number {
  return minimums[currency] ?? (threeDecimal.has(currency) ? 200 : 50);
}

/** Eight digits; twelve where a meal costs six. */
export function maximumOf(currency: string): number {
  return currency === 'idr' ? 999_999_999_999 : 99_999_999;
}

/** An amount must be a multiple of this: the last digit of a three-decimal currency is always zero. */
export function stepOf(currency: string): number {
  if (threeDecimal.has(currency)) return 10;
  return wholeUnitsOnly.has(currency) ? 100 : 1;
}

/** `$10.99`, as Stripe's messages tell an amount. */
export function told(amount: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const number = (amount / 10 ** decimals).toFixed(decimals);
  return currency === 'usd' ? `$${number}` : `${number} ${currency}`;
}
