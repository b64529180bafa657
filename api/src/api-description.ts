import { version } from './values/version.ts';
import type { ApiDescription } from './platform/openapi/document.ts';

/** The words of the OpenAPI document that no route can say for itself. */
export const apiDescription: ApiDescription = {
  title: 'SmartMedConnect',
  version,
  description: [
    'Book medical appointments: hospitals fill it, partner apps sell it, patients rely on it.',
    '',
    '**Instants** are RFC 3339 in UTC, **ids** UUIDv7, **money** whole minor units of ISO 4217 with its code: 500000 IDR are Rp 5,000.00, 5000 ISK are 5,000 kr.',
    '**Lists** answer `{ items, nextCursor }`; hand the cursor back for the next page.',
    '**Errors** are `application/problem+json` with a stable `code` and the `requestId`; an input with faults gets all of them at once.',
    '**Repeats** are safe: send `Idempotency-Key` with every POST, and the same key and body get the first answer again for 24 hours.',
    '**Limits** are told by `RateLimit-Policy` and `RateLimit`; a 429 says in `Retry-After` when to come back.',
    '**Versions**: what can be changed carries `version`; send it as `If-Match` and a change made meanwhile is not overwritten.',
  ].join('\n'),
  // In the order a partner needs them.
  tags: {
    Doctors: 'Find doctors, and keep their profiles.',
    'Doctor applications': 'A doctor registers, and admins look into it before anybody can book.',
    Slots: 'The bookable pieces of a doctor’s time.',
    Appointments: 'Book, cancel, and follow a visit through its day.',
    Payments: 'Pay online, get money back, and the proof of both.',
    Reviews: 'What patients say of their visits, the answers, and what admins hide.',
    Disputes: 'Complaints about visits and their money, resolved by an admin on the evidence.',
    News: 'What changes, as it happens, for screens that should show it.',
    Accounts: 'Register, and keep an account.',
    Users: 'For admins: find accounts, suspend them, end their sessions.',
    Sessions: 'Sign in on each device, renew, sign out.',
    Hospitals: 'Hospitals and their sites.',
    'Visit types': 'What can be booked with a doctor: duration, fee, mode.',
    Imports: 'Files of doctors and slots on their way in: batches, and one result for every line.',
    'API keys': 'Keys for the machines of a hospital: scoped, revocable, shown once.',
    Audit: 'Who did what to which record, and from where.',
    Reconciliations: 'Our books held against Stripe’s: what was healed, and what somebody has to look at.',
    'Back office':
      'Figures, jobs that failed, money that is stuck, and how the system fares: for admins, in part for staff.',
    Operations: 'Whether the server lives, is ready, and how it fares.',
  },
};
