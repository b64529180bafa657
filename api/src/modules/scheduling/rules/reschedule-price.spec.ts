import fc from 'fast-check';
import { reschedulePrice, type ReschedulePrice } from './reschedule-price.ts';

describe('what moving a visit costs', () => {
  it.each<[string, number, number, number, 'online' | 'at_visit', ReschedulePrice]>([
    ['the same fee: nothing', 500, 500, 500, 'online', { kind: 'even' }],
    [
      'a dearer one, online: the difference',
      500,
      500,
      800,
      'online',
      { kind: 'due_online', amountMinor: 300 },
    ],
    ['a dearer one, paid at the visit: nothing now', 500, 500, 800, 'at_visit', { kind: 'even' }],
    [
      'a cheaper one: the difference comes back',
      500,
      500,
      300,
      'online',
      { kind: 'returned', amountMinor: 200 },
    ],
    ['a free one: all comes back', 500, 500, 0, 'at_visit', { kind: 'returned', amountMinor: 500 }],
    [
      'a cheaper one after goodwill: no more than is left',
      500,
      50,
      300,
      'online',
      { kind: 'returned', amountMinor: 50 },
    ],
    ['the same fee after goodwill: it is not asked for again', 500, 400, 500, 'online', { kind: 'even' }],
    [
      'nothing paid yet, online: the whole fee',
      0,
      0,
      500,
      'online',
      { kind: 'due_online', amountMinor: 500 },
    ],
    ['nothing paid yet, cheaper and at the visit: nothing', 0, 0, 300, 'at_visit', { kind: 'even' }],
  ])('%s', (_, settledMinor, leftMinor, feeMinor, payment, price) => {
    expect(reschedulePrice({ settledMinor, leftMinor }, { feeMinor, currency: 'INR', payment })).toEqual(
      price,
    );
  });

  it('returns what the currency can move, rounded in the patient’s favour', () => {
    const cheaper = { feeMinor: 5_005, currency: 'KWD', payment: 'at_visit' } as const;
    const returned = (leftMinor: number) => reschedulePrice({ settledMinor: 10_000, leftMinor }, cheaper);
    expect(returned(10_000)).toEqual({ kind: 'returned', amountMinor: 5_000 });
    expect(returned(4_990)).toEqual({ kind: 'returned', amountMinor: 4_990 });
  });

  it('whatever was paid and returned, never returns more than is left, nor charges more than the new fee', () => {
    const amount = fc.nat(1_000_000);
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        fc.constantFrom('online' as const, 'at_visit' as const),
        (...given) => {
          const [settledMinor, returned, feeMinor, payment] = given;
          const leftMinor = Math.max(0, settledMinor - returned);
          const price = reschedulePrice({ settledMinor, leftMinor }, { feeMinor, currency: 'INR', payment });
          const moved = price.kind === 'even' ? 0 : price.amountMinor;
          expect(moved).toBeGreaterThanOrEqual(0);
          expect(moved).toBeLessThanOrEqual(price.kind === 'returned' ? leftMinor : feeMinor);
        },
      ),
    );
  });
});
