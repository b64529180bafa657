import type { FaultPlan } from './faults.ts';

type Rule = (value: unknown) => string | undefined;
type Reading = { plan: FaultPlan } | { faults: string[] };

const rate: Rule = (value) =>
  typeof value === 'number' && value >= 0 && value <= 1 ? undefined : 'must be a number from 0 to 1';

const span: Rule = (value) => {
  const [min, max, ...more] = Array.isArray(value) ? (value as unknown[]) : [];
  const right = isWait(min) && isWait(max) && min <= max && more.length === 0;
  return right ? undefined : 'must be [min, max] in milliseconds';
};

const seed: Rule = (value) => (Number.isSafeInteger(value) ? undefined : 'must be a whole number');

const rules: Record<string, Rule | Record<string, Rule>> = {
  seed,
  calls: { failBefore: rate, failAfter: rate, dropAfter: rate, delayMs: span },
  webhooks: { drop: rate, repeat: rate, reorder: rate, delayMs: span },
};

/** A plan of faults from outside, or all that is wrong with it. */
export function readFaultPlan(input: unknown): Reading {
  const faults = check(input, rules, '');
  return faults.length > 0 ? { faults } : { plan: input as FaultPlan };
}

function check(
  input: unknown,
  expected: Record<string, Rule | Record<string, Rule>>,
  inside: string,
): string[] {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return [`${inside || 'The body'} must be an object.`];
  }
  return Object.entries(input).flatMap(([name, value]: [string, unknown]) => {
    const full = inside === '' ? name : `${inside}.${name}`;
    const rule = Object.hasOwn(expected, name) ? expected[name] : undefined;
    if (rule === undefined) return [`${full} is not known.`];
    if (typeof rule !== 'function') return check(value, rule, full);
    const fault = rule(value);
    return fault === undefined ? [] : [`${full} ${fault}.`];
  });
}

function isWait(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 600_000;
}
