import qs from 'qs';

/** Parameters as they came: texts in nested lists and maps. */
export type Form = Record<string, unknown>;

/** Reads `metadata[a]=b&expand[]=c`, in a body or a query, the way Stripe does. */
export function readForm(text: string): Form {
  return qs.parse(text, {
    plainObjects: true,
    depth: 8,
    arrayLimit: 1_000,
    parameterLimit: 5_000,
    duplicates: 'last',
  });
}

const secretFields = /^(number|cvc)$/;

/** The same parameters with card numbers cut to their last four digits: what may be kept. */
export function withoutCardNumbers(form: unknown): unknown {
  if (Array.isArray(form)) return form.map(withoutCardNumbers);
  if (typeof form !== 'object' || form === null) return form;
  return Object.fromEntries(
    Object.entries(form).map(([name, value]: [string, unknown]) =>
      secretFields.test(name) && typeof value === 'string'
        ? [name, `…${value.slice(-4)}`]
        : [name, withoutCardNumbers(value)],
    ),
  );
}
