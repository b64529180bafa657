import { type BookingPolicy, defaultBookingPolicy } from '../../../values/booking-policy.ts';

const granted = ['reviewDays', 'disputeDays'] as const;

type GrantedDays = Pick<BookingPolicy, (typeof granted)[number]>;

/**
 * The days in which patients may complain that a change takes from them. A hospital may give more than all do; less than that (or
 * than what an admin has agreed with it) would be the one complained of deciding that nobody can.
 */
export function shortenedDays(
  now: GrantedDays,
  wanted: Partial<GrantedDays>,
): { name: keyof GrantedDays; leastDays: number }[] {
  return granted.flatMap((name) => {
    const leastDays = Math.min(now[name], defaultBookingPolicy[name]);
    const days = wanted[name];
    return days !== undefined && days < leastDays ? [{ name, leastDays }] : [];
  });
}
