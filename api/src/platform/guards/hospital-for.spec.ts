import type { Caller } from './caller.ts';
import { hospitalFor } from './hospital-for.ts';

const person = { kind: 'person', accountId: 'a', sessionId: 's', doctorId: null } as const;
const staff: Caller = { ...person, role: 'staff', hospitalId: 'own' };
const admin: Caller = { ...person, role: 'admin', hospitalId: null };
const machine: Caller = { kind: 'machine', apiKeyId: 'k', hospitalId: 'own', scopes: [] };

describe('the hospital something is made for', () => {
  it.each([
    ['is their own for staff', staff, undefined, 'own'],
    ['is its own for a machine', machine, undefined, 'own'],
    ['is the one an admin says', admin, 'other', 'other'],
  ])('%s', (_, caller, asked, hospital) => {
    expect(hospitalFor(caller, asked)).toBe(hospital);
  });

  it.each([
    ['wants to be said by an admin', admin, undefined, 'request.invalid'],
    ['is not there for staff of another', staff, 'other', 'not_found'],
    ['is not there for a machine of another', machine, 'other', 'not_found'],
  ])('%s', (_, caller, asked, code) => {
    expect(() => hospitalFor(caller, asked)).toThrow(expect.objectContaining({ code }));
  });
});
