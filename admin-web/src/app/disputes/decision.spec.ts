import { amountFault, decisionOf, percentOf, preview, shareMinor, type Choice } from './decision.ts';

const left = { amountMinor: 50_000, currency: 'INR' };
const dinars = { amountMinor: 12_340, currency: 'KWD' };
const ariary = { amountMinor: 50_000, currency: 'MGA' };
const partly: Choice = { outcome: 'refund_partial', amountMinor: 20_000, note: ' The visit was cut short. ' };

describe('what may be given back', () => {
  it.each([
    ['a part', 20_000, undefined],
    ['all that is left', 50_000, undefined],
    ['more than is left', 50_001, /No more than ₹500\.00/],
    ['nothing', 0, /more than nothing/],
    ['what is no amount', undefined, /Enter an amount in INR/],
  ])('%s', (_title, amountMinor, fault) => {
    const found = amountFault({ ...partly, amountMinor }, left);
    if (fault === undefined) expect(found).toBeUndefined();
    else expect(found).toMatch(fault);
  });

  it('is in steps that cards can move', () => {
    expect(amountFault({ ...partly, amountMinor: 2505 }, dinars)).toMatch(/steps of 10/);
    expect(amountFault({ ...partly, amountMinor: 2510 }, dinars)).toBeUndefined();
    expect(amountFault({ ...partly, amountMinor: 2550 }, ariary)).toMatch(/steps of 100/);
    expect(amountFault({ ...partly, amountMinor: 2600 }, ariary)).toBeUndefined();
  });

  it.each(['refund_full', 'reject'] as const)('asks for no amount to %s', (outcome) => {
    expect(amountFault({ ...partly, outcome, amountMinor: undefined }, left)).toBeUndefined();
  });
});

describe('the sentence before a decision', () => {
  it.each([
    ['refund_full', '₹500.00, all that is left of what was paid, goes back to the patient.'],
    ['refund_partial', '₹200.00 goes back to the patient; the hospital keeps ₹300.00.'],
    ['reject', 'Nothing goes back to the patient, who gets your reason.'],
  ] as const)('says what %s will do', (outcome, sentence) => {
    expect(preview({ ...partly, outcome }, left)).toBe(sentence);
  });
});

describe('what is sent', () => {
  it('has the amount of a partial refund, and none otherwise', () => {
    const note = 'The visit was cut short.';
    expect(decisionOf(partly)).toEqual({ outcome: 'refund_partial', amountMinor: 20_000, note });
    expect(decisionOf({ ...partly, outcome: 'reject' })).toEqual({ outcome: 'reject', note });
  });
});

describe('the slider', () => {
  it.each([
    [0, left, 0],
    [50, left, 25_000],
    [100, left, 50_000],
    [33, { amountMinor: 999, currency: 'INR' }, 330],
    [33, dinars, 4070],
    [33, ariary, 16_500],
    [33.5, ariary, 16_800],
    [100, { amountMinor: 12_345, currency: 'KWD' }, 12_345],
  ])('at %d per cent of %j stands for %d', (percent, of, amountMinor) => {
    expect(shareMinor(percent, of)).toBe(amountMinor);
  });

  it('follows what is typed, and stays within its ends', () => {
    expect([0, 12_500, 50_000, 90_000].map((amountMinor) => percentOf(amountMinor, left))).toEqual([
      0, 25, 100, 100,
    ]);
    expect(percentOf(0, { amountMinor: 0, currency: 'INR' })).toBe(0);
  });
});
