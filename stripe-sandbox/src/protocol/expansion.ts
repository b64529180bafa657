import { readAccount } from '../objects/accounts.ts';
import type { Account } from '../objects/account.ts';
import type { StripeObject } from '../store/records.ts';
import { invalid } from './refusal.ts';

type Fields = Record<string, unknown>;

const deepest = 4;

/** Which fields hold the id of another object, and of what kind. */
const expandable: Record<string, Record<string, string>> = {
  payment_intent: { latest_charge: 'charge', payment_method: 'payment_method', on_behalf_of: 'account' },
  charge: {
    payment_intent: 'payment_intent',
    balance_transaction: 'balance_transaction',
    failure_balance_transaction: 'balance_transaction',
    on_behalf_of: 'account',
  },
  refund: {
    charge: 'charge',
    payment_intent: 'payment_intent',
    balance_transaction: 'balance_transaction',
    failure_balance_transaction: 'balance_transaction',
  },
  balance_transaction: { source: 'charge|refund' },
  transfer_data: { destination: 'account' },
};

/** Puts objects in place of their ids, as `expand[]=latest_charge.balance_transaction` asks. */
export function expand(account: Account, body: object, paths: readonly string[]): object {
  return paths.reduce<object>((expanded, path) => {
    const steps = path.split('.');
    if (steps.length > deepest) {
      throw invalid(
        `You cannot expand more than ${deepest} levels of a property. Property: ${path}`,
        'expand',
      );
    }
    return follow(account, expanded as Fields, steps, path);
  }, body);
}

function follow(account: Account, body: Fields, steps: string[], path: string): Fields {
  const [step, ...rest] = steps;
  if (step === undefined) return body;
  const deeper = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(deeper);
    return isFields(value) ? follow(account, value, rest, path) : value;
  };
  if (body.object === 'list' && step === 'data') return { ...body, data: deeper(body.data) };
  if (body.object === 'charge' && step === 'refunds') return { ...body, refunds: refundsOf(account, body) };
  if (body.object === 'payment_intent' && step === 'transfer_data') {
    const { transfer_data } = body;
    if (!isFields(transfer_data)) return body;
    return { ...body, transfer_data: followInto(account, 'transfer_data', transfer_data, rest, path) };
  }
  return followInto(account, String(body.object), body, steps, path);
}

function followInto(account: Account, kind: string, body: Fields, steps: string[], path: string): Fields {
  const [step = '', ...rest] = steps;
  const target = expandable[kind]?.[step];
  if (target === undefined) throw invalid(`This property cannot be expanded (${path}).`, 'expand');
  const value = typeof body[step] === 'string' ? lookUp(account, target, body[step]) : body[step];
  return { ...body, [step]: isFields(value) ? follow(account, value, rest, path) : value };
}

function lookUp(account: Account, kinds: string, id: string): unknown {
  if (kinds === 'account') return readAccount(id);
  const found = kinds.split('|').map((kind) => account.records.find<StripeObject>(kind, id));
  return found.find((object) => object !== undefined) ?? id;
}

function refundsOf(account: Account, charge: Fields) {
  const selection = { object: 'refund', filters: { charge: String(charge.id) }, limit: 11 };
  const refunds = account.records.list(selection);
  return {
    object: 'list',
    data: refunds.slice(0, 10),
    has_more: refunds.length > 10,
    url: `/v1/charges/${String(charge.id)}/refunds`,
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
