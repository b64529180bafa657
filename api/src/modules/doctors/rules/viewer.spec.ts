import { publicViewer, seesInFull, type Viewer } from './viewer.ts';

const doctor = { id: 'd1', hospitalId: 'h1' };

it.each<[string, Partial<Viewer>, boolean]>([
  ['the public', {}, false],
  ['an admin', { all: true }, true],
  ['his hospital', { hospitalId: 'h1' }, true],
  ['another hospital', { hospitalId: 'h2' }, false],
  ['the doctor', { doctorId: 'd1' }, true],
  ['another doctor', { doctorId: 'd2' }, false],
])('%s', (_, viewer, sees) => {
  expect(seesInFull({ ...publicViewer, ...viewer }, doctor)).toBe(sees);
});
