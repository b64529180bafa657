import type { Doctor } from './doctor.ts';
import { mayActivate } from './may-activate.ts';

const suspendedBy = (by: string | null) => ({ reason: 'The licence has run out.', by, at: null });

describe('who makes a doctor bookable', () => {
  it.each<
    [string, Doctor['status'], Doctor['suspension'], { admin: boolean; staff: boolean; doctor: boolean }]
  >([
    ['who waits to be verified', 'pending', null, { admin: true, staff: false, doctor: false }],
    ['who is bookable', 'active', null, { admin: false, staff: false, doctor: false }],
    [
      'whom the hospital suspended',
      'suspended',
      suspendedBy('staff:0199'),
      { admin: true, staff: true, doctor: false },
    ],
    [
      'whom a key suspended',
      'suspended',
      suspendedBy('api-key:0199'),
      { admin: true, staff: true, doctor: false },
    ],
    [
      'whom an admin suspended',
      'suspended',
      suspendedBy('admin:0199'),
      { admin: true, staff: false, doctor: false },
    ],
    [
      'whom somebody suspended once',
      'suspended',
      suspendedBy(null),
      { admin: true, staff: true, doctor: false },
    ],
  ])('%s', (_who, status, suspension, may) => {
    const asked = (role: string) => mayActivate({ status, suspension }, role);
    expect({ admin: asked('admin'), staff: asked('staff'), doctor: asked('doctor') }).toEqual(may);
  });
});
