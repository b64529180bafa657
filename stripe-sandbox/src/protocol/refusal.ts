/** An error object as Stripe answers it: https://docs.stripe.com/api/errors */
export interface StripeError {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  doc_url?: string;
  charge?: string;
  payment_intent?: object;
  payment_method?: object;
}

/** A request that is answered with an error and has changed nothing. */
export class StripeRefusal extends Error {
  constructor(
    readonly status: number,
    readonly error: StripeError,
    /** The state of an object said no, not the form of the request: Stripe repeats such an answer for its idempotency key. */
    readonly stored = false,
  ) {
    super(error.message);
  }
}

export function invalid(message: string, param?: string, code?: string): StripeRefusal {
  return new StripeRefusal(
    400,
    withAddress({ type: 'invalid_request_error', message, ...told({ param, code }) }),
  );
}

export function missingObject(object: string, id: string, param: string): StripeRefusal {
  const message = `No such ${object}: '${id}'`;
  const error = { type: 'invalid_request_error', message, param, code: 'resource_missing' } as const;
  return new StripeRefusal(404, withAddress(error));
}

/** The object is not in a state in which this can be done. */
export function unexpectedState(
  message: string,
  code: string,
  more: Partial<StripeError> = {},
): StripeRefusal {
  return new StripeRefusal(400, withAddress({ type: 'invalid_request_error', message, code, ...more }), true);
}

export function cardRefusal(message: string, code: string, more: Partial<StripeError> = {}): StripeRefusal {
  return new StripeRefusal(402, withAddress({ type: 'card_error', message, code, ...more }), true);
}

export function withAddress(error: StripeError): StripeError {
  if (error.code === undefined) return error;
  return { ...error, doc_url: `https://stripe.com/docs/error-codes/${error.code.replaceAll('_', '-')}` };
}

function told<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
