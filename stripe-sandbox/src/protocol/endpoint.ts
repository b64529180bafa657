import type { Account } from '../objects/account.ts';
import type { Parameters, Values } from './parameters.ts';
import type { StripeError } from './refusal.ts';

/** One call of an endpoint, read and checked. */
export interface Call<V> {
  account: Account;
  /** The id in the path. */
  id: string;
  values: V;
  /** By Stripe.js in a browser: it may do what the client secret in its hands allows. */
  byBrowser: boolean;
  /** Where the caller reached this server, for addresses in answers. */
  origin: string;
}

export interface Answer {
  status: number;
  body: object;
}

export interface Endpoint<P extends Parameters = Parameters> {
  method: 'GET' | 'POST';
  path: string;
  /** Open to the publishable key too. */
  publishable?: boolean;
  parameters: P;
  answer(call: Call<Values<P>>): Answer;
}

/** Ties the types of an endpoint's parameters to its answer. */
export function endpoint<P extends Parameters>(definition: Endpoint<P>): Endpoint {
  return definition;
}

export function ok(body: object): Answer {
  return { status: 200, body };
}

/** An error that did change something: a card was tried and said no. */
export function failed(status: number, error: StripeError): Answer {
  return { status, body: { error } };
}
