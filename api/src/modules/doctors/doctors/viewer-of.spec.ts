import type { Caller, Person } from '../../../platform/guards/caller.ts';
import { publicViewer } from '../rules/viewer.ts';
import { viewerOf } from './viewer-of.ts';

const person = (role: Person['role']): Caller => ({
  kind: 'person',
  accountId: 'a1',
  sessionId: 's1',
  role,
  hospitalId: role === 'admin' || role === 'patient' ? null : 'h1',
  doctorId: role === 'doctor' ? 'd1' : null,
});
const key = (...scopes: string[]): Caller => ({ kind: 'machine', apiKeyId: 'k1', hospitalId: 'h1', scopes });

it.each([
  ['an admin all', person('admin'), { all: true, hospitalId: null, doctorId: null }],
  ['staff those of the hospital', person('staff'), { all: false, hospitalId: 'h1', doctorId: null }],
  ['a doctor himself', person('doctor'), { all: false, hospitalId: null, doctorId: 'd1' }],
  ['a patient what is public', person('patient'), publicViewer],
  ['a stranger what is public', { kind: 'anonymous' } as const, publicViewer],
  ['a key that reads doctors', key('doctors:read'), { all: false, hospitalId: 'h1', doctorId: null }],
  ['a key that writes doctors', key('doctors:write'), { all: false, hospitalId: 'h1', doctorId: null }],
  ['a key for slots what is public', key('slots:write'), publicViewer],
])('%s', (_, caller, viewer) => {
  expect(viewerOf(caller)).toEqual(viewer);
});
