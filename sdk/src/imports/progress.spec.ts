import { ProgressMeter } from './progress.ts';

it('tells rate and time left from what went in now, and counts from the whole run', () => {
  let now = 1000;
  const meter = new ProgressMeter(100, { created: 20, updated: 0, unchanged: 0, rejected: 0 }, () => now);
  expect(meter.state()).toMatchObject({ sentRows: 20, rowsPerSecond: 0, remainingSeconds: undefined });
  now += 2000;
  meter.add([{ action: 'created' }, { action: 'rejected' }, { action: 'created' }, { action: 'unchanged' }]);
  expect(meter.state()).toEqual({
    sentRows: 24,
    totalRows: 100,
    counts: { created: 22, updated: 0, unchanged: 1, rejected: 1 },
    rowsPerSecond: 2,
    remainingSeconds: 38,
  });
});
