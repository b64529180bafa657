import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fixtures, OpenApi } from './stripe-document.ts';

/** Files that Stripe publishes. They live beside the project and are no part of it. */
export const stripeFiles = join(import.meta.dirname, '../../../shared/data/stripe');

export function readStripeFiles(folder: string): { document: OpenApi; fixtures: Fixtures } {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  return {
    document: read('openapi-2023-08-16.json') as OpenApi,
    fixtures: read('fixtures-2026-08.json') as Fixtures,
  };
}
