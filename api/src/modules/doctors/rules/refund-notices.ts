import type { BookingPolicy } from '../../../values/booking-policy.ts';

type Notices = Pick<BookingPolicy, 'fullRefundNoticeHours' | 'halfRefundNoticeHours'>;

/** Whether who cancels earlier never gets back less: all is returned no later than half. */
export function refundNoticesInOrder({ fullRefundNoticeHours, halfRefundNoticeHours }: Notices): boolean {
  return fullRefundNoticeHours >= halfRefundNoticeHours;
}
