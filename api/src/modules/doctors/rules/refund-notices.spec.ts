import { refundNoticesInOrder } from './refund-notices.ts';

describe('the notices of a refund', () => {
  it.each([
    [24, 2, true],
    [2, 2, true],
    [0, 0, true],
    [2, 3, false],
    [0, 1, false],
  ])('all %i hours before and half %i hours before: in order %s', (full, half, inOrder) => {
    expect(refundNoticesInOrder({ fullRefundNoticeHours: full, halfRefundNoticeHours: half })).toBe(inOrder);
  });
});
