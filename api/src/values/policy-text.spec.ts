import { defaultBookingPolicy } from './booking-policy.ts';
import { policyText, presentWording } from './policy-text.ts';

describe('the policy in words', () => {
  // What was accepted is evidence: a wording that is here is never edited, a better one gets the next number.
  const first = [
    'Cancelled by the patient 48 hours or more before the start: all of the fee comes back.',
    'Cancelled by the patient 2 hours or more before the start: half of the fee comes back. Later: nothing.',
    'Cancelled by the other side: all of the fee comes back.',
    'Moved by the patient at most 2 times, until 24 hours before the start.',
    'Disputes are taken for 30 days after the visit.',
  ];
  const wordings: [number | undefined, string[]][] = [
    [undefined, first],
    [1, first],
    [2, [...first, 'Reviews are taken for 60 days after the visit has taken place.']],
  ];

  it.each(wordings)('of number %s says what was accepted in the sentences of that day', (wording, text) => {
    const figures = { ...defaultBookingPolicy, fullRefundNoticeHours: 48 };
    expect(policyText(wording === undefined ? figures : { ...figures, wording })).toEqual(text);
  });

  it('of today has the last number; of a number from the future it says nothing', () => {
    expect(presentWording).toBe(wordings.at(-1)![0]);
    expect(policyText({ ...defaultBookingPolicy, wording: presentWording + 1 })).toEqual([]);
  });

  it('says nothing of figures that an old snapshot does not hold', () => {
    expect(policyText({})).toEqual(['Cancelled by the other side: all of the fee comes back.']);
  });
});
