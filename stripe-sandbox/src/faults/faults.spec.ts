import { Database } from '../store/database.ts';
import { Notes } from '../store/notes.ts';
import { Faults, type FaultPlan } from './faults.ts';
import { readFaultPlan } from './read-fault-plan.ts';

describe('faults', () => {
  const faultsWith = (plan: FaultPlan) => {
    const faults = new Faults(new Notes(new Database(':memory:')));
    faults.set(plan);
    return faults;
  };
  const plan = { calls: { failBefore: 0.1, dropAfter: 0.2, delayMs: [10, 50] as [number, number] } };
  const calls = (faults: Faults) => Array.from({ length: 2_000 }, () => faults.forCall());

  it('come the same way for the same seed, and another way for another', () => {
    const [seven, again, eight] = [7, 7, 8].map((seed) => calls(faultsWith({ seed, ...plan })));
    expect(again).toEqual(seven);
    expect(eight).not.toEqual(seven);
  });

  it('come as often as they are told to', () => {
    const drawn = calls(faultsWith({ seed: 1, ...plan }));
    const share = (name: 'failBefore' | 'failAfter' | 'dropAfter') =>
      drawn.filter((faults) => faults[name]).length / drawn.length;

    expect(share('failBefore')).toBeCloseTo(0.1, 1);
    expect(share('dropAfter')).toBeCloseTo(0.2, 1);
    expect(share('failAfter')).toBe(0);
    const waits = drawn.map(({ waitBeforeMs, waitAfterMs }) => waitBeforeMs + waitAfterMs);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...waits)).toBeLessThanOrEqual(50);
  });

  it('send a repeated event two or three times, and one that is not repeated once', () => {
    const copies = (repeat: number) => {
      const faults = faultsWith({ webhooks: { repeat } });
      return new Set(Array.from({ length: 50 }, (_, number) => faults.forWebhook(number).copies));
    };
    expect(copies(1)).toEqual(new Set([2, 3]));
    expect(copies(0)).toEqual(new Set([1]));
  });

  it('draw differently after a restart, or the same call would fail for ever', () => {
    const notes = new Notes(new Database(':memory:'));
    const first = calls(new Faults(notes));
    new Faults(notes).set({ seed: 1, ...plan });
    expect(calls(new Faults(notes))).not.toEqual(calls(new Faults(notes)));
    expect(first.every(({ failBefore }) => !failBefore)).toBe(true);
  });

  it('are refused with everything that is wrong with them', () => {
    const wrong = { seed: 1.5, calls: { failBefore: 2, delayMs: [5, 1], nap: 1 }, webhooks: 3, more: 1 };
    expect(readFaultPlan(wrong)).toEqual({
      faults: [
        'seed must be a whole number.',
        'calls.failBefore must be a number from 0 to 1.',
        'calls.delayMs must be [min, max] in milliseconds.',
        'calls.nap is not known.',
        'webhooks must be an object.',
        'more is not known.',
      ],
    });
    expect(readFaultPlan({})).toEqual({ plan: {} });
  });
});
