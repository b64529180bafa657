import { defaultBookingPolicy } from './booking-policy.ts';
import { policyText } from './policy-text.ts';

describe('the policy in words', () => {
  it('says what was accepted, with its figures', () => {
    expect(policyText({ ...defaultBookingPolicy, fullRefundNoticeHours: 48 })).toEqual([
      'Cancelled by the patient 48 hours or more before the start: all of the fee comes back.',
      'Cancelled by the patient 2 hours or more before the start: half of the fee comes back. Later: nothing.',
      'Cancelled by the other side: all of the fee comes back.',
      'Moved by the patient at most 2 times, until 24 hours before the start.',
      'Disputes are taken for 30 days after the visit.',
    ]);
  });

  it('says nothing of figures that an old snapshot does not hold', () => {
    expect(policyText({})).toEqual(['Cancelled by the other side: all of the fee comes back.']);
  });
});
