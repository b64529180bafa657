import { type DoctorMover, type DoctorStatus, mayMoveDoctor } from './doctor-transitions.ts';

it.each<[DoctorMover, boolean]>([
  ['hospital', false],
  ['admin', true],
])('what an admin has suspended, taken back by %s: %s', (mover, allowed) => {
  expect(mayMoveDoctor('suspended', 'active', mover, 'admin')).toBe(allowed);
});

it.each<[DoctorStatus, DoctorStatus, DoctorMover, boolean]>([
  ['pending', 'active', 'admin', true],
  ['pending', 'active', 'hospital', false],
  ['pending', 'suspended', 'hospital', false],
  ['active', 'suspended', 'hospital', true],
  ['suspended', 'active', 'hospital', true],
  ['active', 'pending', 'admin', false],
  ['suspended', 'pending', 'admin', false],
  ['active', 'active', 'hospital', true],
])('from %s to %s by %s: %s', (from, to, mover, allowed) => {
  expect(mayMoveDoctor(from, to, mover)).toBe(allowed);
});
