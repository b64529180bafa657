const currencies = new Set(Intl.supportedValuesOf('currency'));

/** Whether the code is an ISO 4217 currency: three capital letters, and one that is known. */
export function isCurrency(code: string): boolean {
  return currencies.has(code);
}
