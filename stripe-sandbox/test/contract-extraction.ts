/**
 * What a call must look like, drawn from two files that Stripe publishes: the OpenAPI document of an older version, and samples of
 * today's objects. Where they differ the samples decide: a field they have is known, a type they show is allowed, and a field they
 * no longer have need not be sent.
 */

import { Drawing } from './contract-drawing.ts';
import { updateObject } from './newer-samples.ts';
import { type Contract, type Fixtures, objects, type OpenApi } from './stripe-document.ts';

/** Every call that the API or the sandbox's own pages make. */
const calls: Record<string, string[]> = {
  '/v1/payment_intents': ['get', 'post'],
  '/v1/payment_intents/{intent}': ['get', 'post'],
  '/v1/payment_intents/{intent}/confirm': ['post'],
  '/v1/payment_intents/{intent}/cancel': ['post'],
  '/v1/payment_intents/{intent}/capture': ['post'],
  '/v1/payment_methods': ['post'],
  '/v1/payment_methods/{payment_method}': ['get'],
  '/v1/refunds': ['get', 'post'],
  '/v1/refunds/{refund}': ['get', 'post'],
  '/v1/refunds/{refund}/cancel': ['post'],
  '/v1/charges': ['get'],
  '/v1/charges/{charge}': ['get'],
  '/v1/balance_transactions': ['get'],
  '/v1/balance_transactions/{id}': ['get'],
  '/v1/events': ['get'],
  '/v1/events/{id}': ['get'],
  '/v1/accounts/{account}': ['get'],
};

const notice =
  'Drawn by write-contract.ts from https://github.com/stripe/openapi, which is under the MIT licence (stripe-contract.LICENSE).';

export function extractContract(document: OpenApi, { resources }: Fixtures): Contract {
  const { components, paths, info } = structuredClone(document);
  const old = components.schemas;
  for (const name of objects) {
    updateObject(old, name, resources[name] ?? {});
  }
  const drawing = new Drawing(old);
  const operations: Contract['operations'] = {};
  for (const [path, methods] of Object.entries(calls)) {
    for (const method of methods) {
      const operation = paths[path]?.[method];
      if (operation) {
        operations[`${method.toUpperCase()} ${path}`] = drawing.operation(operation);
      }
    }
  }
  for (const name of ['error', ...objects]) {
    drawing.reference(name);
  }
  return { notice, version: info.version, operations, schemas: drawing.schemas() };
}
