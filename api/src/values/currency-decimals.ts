/** Where ISO 4217 divides a currency otherwise than into hundred parts. The SDK has the same table, for the screens of others. */
const exceptions = new Map(
  Object.entries({
    0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
    3: 'BHD IQD JOD KWD LYD OMR TND',
    4: 'CLF UYW',
  }).flatMap(([decimals, codes]) => codes.split(' ').map((code) => [code, Number(decimals)] as const)),
);

/**
 * How many decimals our amounts in a currency have, by ISO 4217: none of yen, two of rupees, three of Kuwaiti dinars. Never what the
 * run-time says (`Intl.NumberFormat`), which is how people like to write it and drops the sen of a rupiah.
 */
export function currencyDecimals(currency: string): number {
  return exceptions.get(currency) ?? 2;
}
