import { existsSync, readFileSync } from 'node:fs';
import { extractContract } from './contract-extraction.ts';
import { type Exchange, OpenapiContract, readContract } from './openapi-contract.ts';
import { readStripeFiles, stripeFiles } from './stripe-files.ts';

const contract = new OpenapiContract();

const refund = {
  id: 're_1',
  object: 'refund',
  amount: 500,
  balance_transaction: 'txn_1',
  charge: 'ch_1',
  created: 1_790_000_000,
  currency: 'inr',
  metadata: { appointment: 'SMC-1' },
  payment_intent: 'pi_1',
  reason: null,
  receipt_number: null,
  source_transfer_reversal: null,
  status: 'succeeded',
  transfer_reversal: null,
};
const refunded: Exchange = {
  method: 'POST',
  path: '/v1/refunds',
  params: { payment_intent: 'pi_1', amount: '500', metadata: { appointment: 'SMC-1' }, expand: ['charge'] },
  status: 200,
  body: refund,
};
const asked = (params: Record<string, unknown>, path = refunded.path): Exchange => ({
  ...refunded,
  path,
  params,
});
const answered = (change: Record<string, unknown>): Exchange => ({
  ...refunded,
  body: { ...refund, ...change },
});
const without = (field: string): Exchange => ({
  ...refunded,
  body: Object.fromEntries(Object.entries(refund).filter(([name]) => name !== field)),
});
const event = {
  id: 'evt_1',
  object: 'event',
  api_version: '2026-08-01',
  created: 1_790_000_000,
  data: { object: refund },
  livemode: false,
  pending_webhooks: 1,
  request: { id: 'req_1', idempotency_key: null },
  type: 'refund.created',
};

describe('the contract with Stripe', () => {
  it('finds nothing wrong with a call as Stripe has it', () => {
    expect(contract.faults(refunded)).toEqual([]);
  });

  it.each([
    [
      'a parameter that Stripe does not know',
      asked({ amount_minor: '5' }),
      'it has amount_minor, which Stripe',
    ],
    [
      'an amount that is no whole number',
      asked({ amount: '5.5' }),
      'amount is "5.5", expected must be integer',
    ],
    [
      'a reason of our own',
      asked({ reason: 'too_late' }),
      'reason is "too_late", expected one of duplicate, fr',
    ],
    ['metadata inside metadata', asked({ metadata: { a: { b: 'c' } } }), 'metadata.a is {"b":"c"}, expected'],
    ['a necessary parameter left out', asked({ amount: '5' }, '/v1/payment_intents'), 'it lacks currency'],
    [
      'a call that there is not',
      asked({}, '/v1/refunds/re_1/confirm'),
      'POST /v1/refunds/re_1/confirm: no such',
    ],
  ])('finds %s in what is asked', (_fault, exchange, words) => {
    expect(contract.requestFaults(exchange).join('\n')).toContain(words);
  });

  it.each([
    ['a field that Stripe does not have', answered({ amountMinor: 500 }), 'it has amountMinor, which Stripe'],
    ['a field that is always there and is not', without('currency'), 'it lacks currency'],
    ['a text for a number', answered({ amount: '500' }), 'amount is "500", expected must be integer'],
    ['null where there never is', answered({ currency: null }), 'currency is null, expected must be string'],
    ['a time in milliseconds', answered({ created: 1_790_000_000_000 }), 'created is 1790000000000'],
    [
      'another object than its own',
      answered({ object: 'charge' }),
      'object is "charge", expected one of refund',
    ],
    [
      'half an expanded object',
      answered({ charge: { object: 'charge', id: 'ch_1' } }),
      'charge lacks amount',
    ],
    [
      'a number for an expandable field',
      answered({ charge: 5 }),
      'charge is 5, expected string or object or null',
    ],
    ['an error without a type', { ...refunded, status: 402, body: { error: {} } }, 'error lacks type'],
    [
      'an error of a type of its own',
      { ...refunded, status: 500, body: { error: { type: 'oops' } } },
      'error.type',
    ],
  ])('finds %s in what is answered', (_fault, exchange, words) => {
    expect(contract.answerFaults(exchange).join('\n')).toContain(words);
  });

  it('looks at the object that an event carries, in a webhook as in a list', () => {
    expect(contract.eventFaults(event)).toEqual([]);
    const wrong = { ...event, data: { object: { ...refund, amount: null } } };
    expect(contract.eventFaults(wrong).join('\n')).toContain('in refund.created: refund: amount is null');
    const list = { object: 'list', url: '/v1/events', has_more: false, data: [event, wrong] };
    const exchange: Exchange = { method: 'GET', path: '/v1/events', params: {}, status: 200, body: list };
    expect(contract.faults(exchange)).toHaveLength(1);
  });

  it('knows the fields that only newer samples have, and does without those that they dropped', () => {
    const { refund: known, balance_transaction: moved, payment_intent: intent } = readContract().schemas;
    expect(known?.properties).toHaveProperty('customer_account');
    expect(moved?.properties).toHaveProperty('balance_type');
    expect(intent?.properties).toHaveProperty('excluded_payment_method_types');
    expect(intent?.required).toContain('payment_method_types');
    expect(intent?.required).not.toContain('invoice');
  });

  it('carries the licence of what it was drawn from', () => {
    const licence = new URL(/\(([\w.-]+)\)/.exec(readContract().notice)?.[1] ?? '', import.meta.url);
    expect(readFileSync(licence, 'utf8')).toContain('Stripe, Inc.');
  });
});

const isHere = existsSync(stripeFiles);
if (!isHere)
  console.log('Stripe’s own files were not compared: there is no ../shared/data/stripe beside the project.');

(isHere ? describe : describe.skip)('Stripe’s own files', () => {
  it('say what the committed extract says (else: node stripe-sandbox/test/write-contract.ts)', () => {
    const { document, fixtures } = readStripeFiles(stripeFiles);
    expect(readContract()).toEqual(JSON.parse(JSON.stringify(extractContract(document, fixtures))));
  });

  it('have samples of today’s objects in which the contract finds nothing wrong', () => {
    const { resources } = readStripeFiles(stripeFiles).fixtures;
    for (const name of ['payment_intent', 'payment_method', 'refund', 'balance_transaction']) {
      expect(contract.objectFaults(resources[name])).toEqual([]);
    }
  });
});
