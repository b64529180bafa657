/** One counter: how many requests, in how many seconds, counted by what. */
export interface Policy {
  limit: number;
  windowSeconds: number;
  /** The account, the API key or, of a stranger, the address; the address alone; or the `email` in the body. */
  by: 'caller' | 'address' | 'email';
}

const minute = 60;

/**
 * Every limit there is. A route picks one with `@Limit('name')`; without, it has `default`. A request counts towards all
 * policies of its limit, and is refused when any of them is used up.
 */
export const limits = {
  default: { default: { limit: 1_200, windowSeconds: minute, by: 'caller' } },
  /** Search and free slots: many people behind one address, and partners who fill their pages from here. */
  'public-reads': { 'public-reads': { limit: 6_000, windowSeconds: minute, by: 'caller' } },
  'sign-in': {
    'sign-in-by-address': { limit: 60, windowSeconds: minute, by: 'address' },
    'sign-in-by-email': { limit: 20, windowSeconds: minute, by: 'email' },
  },
  register: {
    'register-by-address': { limit: 120, windowSeconds: 10 * minute, by: 'address' },
    'register-by-email': { limit: 5, windowSeconds: 10 * minute, by: 'email' },
  },
  /** Doctors who register themselves: a clinic may do so in a row, nobody in hundreds. */
  'doctor-applications': {
    'doctor-applications-by-address': { limit: 30, windowSeconds: 10 * minute, by: 'address' },
    'doctor-applications-by-email': { limit: 5, windowSeconds: 10 * minute, by: 'email' },
  },
  /** Bookings and moves; a desk with several hands stays far below. */
  bookings: { bookings: { limit: 300, windowSeconds: minute, by: 'caller' } },
  /** What is written about visits and read by everybody; a desk that answers reviews stays far below. */
  reviews: { reviews: { limit: 60, windowSeconds: minute, by: 'caller' } },
  /** Complaints and what is said about them; files count too, each of up to 10 MB. */
  disputes: { disputes: { limit: 60, windowSeconds: minute, by: 'caller' } },
  /** Batches of 1,000 rows: at full speed with eight at a time an import sends some 200 a second. */
  imports: { imports: { limit: 30_000, windowSeconds: minute, by: 'caller' } },
  /** Asked by machines of the operator, all day. */
  operations: {},
} as const satisfies Record<string, Record<string, Policy>>;

export type LimitName = keyof typeof limits;
