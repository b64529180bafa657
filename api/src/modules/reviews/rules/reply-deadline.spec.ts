import { awaiting, type DisputeSide, waitingAfter, waitingAfterSilence } from './reply-deadline.ts';

const opened = new Date('2026-12-01T06:00:00Z');
const later = new Date('2026-12-02T06:00:00Z');
const due = { hospital: '2026-12-06', patient: '2026-12-08', admin: '2026-12-04' };

describe('who is to answer, and until when', () => {
  it.each<[DisputeSide, string]>(Object.entries(due) as [DisputeSide, string][])(
    '%s has until %s',
    (side, day) => {
      expect(awaiting(side, opened).dueAt.toISOString()).toBe(`${day}T06:00:00.000Z`);
    },
  );

  it.each<[DisputeSide, DisputeSide, 'patient' | 'hospital' | undefined, DisputeSide, string]>([
    ['hospital', 'hospital', undefined, 'admin', '2026-12-05'],
    ['hospital', 'patient', undefined, 'hospital', '2026-12-06'],
    ['hospital', 'admin', undefined, 'hospital', '2026-12-06'],
    ['hospital', 'admin', 'hospital', 'hospital', '2026-12-07'],
    ['hospital', 'admin', 'patient', 'patient', '2026-12-09'],
    ['patient', 'patient', undefined, 'admin', '2026-12-05'],
    ['admin', 'admin', undefined, 'admin', '2026-12-04'],
    ['admin', 'patient', undefined, 'admin', '2026-12-04'],
  ])('waiting for %s, %s writes and asks %s: then it is %s until %s', (awaits, by, asks, then, day) => {
    const after = waitingAfter(awaiting(awaits, opened), { by, asks }, later);
    expect([after.awaits, after.dueAt.toISOString()]).toEqual([then, `${day}T06:00:00.000Z`]);
  });

  it.each<[DisputeSide, string, string | undefined]>([
    ['hospital', '2026-12-06T06:00:00.000Z', undefined],
    ['hospital', '2026-12-06T06:00:00.001Z', 'admin until 2026-12-09T06:00:00.001Z'],
    ['patient', '2026-12-08T06:00:00.000Z', undefined],
    ['patient', '2026-12-10T06:00:00.000Z', 'admin until 2026-12-13T06:00:00.000Z'],
    ['admin', '2027-06-01T06:00:00.000Z', undefined],
  ])('when %s has said nothing until %s it is %s', (awaits, now, then) => {
    const after = waitingAfterSilence(awaiting(awaits, opened), new Date(now));
    expect(after && `${after.awaits} until ${after.dueAt.toISOString()}`).toBe(then);
  });
});
