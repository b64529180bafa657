import { shortenedDays } from './shortened-days.ts';

const asAll = { reviewDays: 60, disputeDays: 30 };

describe('the days a hospital gives for complaints', () => {
  it.each([
    ['can be more than all give', asAll, { reviewDays: 90, disputeDays: 31 }, []],
    ['can be what all give again', { reviewDays: 90, disputeDays: 90 }, asAll, []],
    ['are not fewer than that', asAll, { reviewDays: 59 }, ['reviewDays 60']],
    ['are not none', asAll, { reviewDays: 0, disputeDays: 0 }, ['reviewDays 60', 'disputeDays 30']],
    ['can stay at fewer that were agreed', { reviewDays: 20, disputeDays: 30 }, { reviewDays: 20 }, []],
    ['and are not fewer yet', { reviewDays: 20, disputeDays: 30 }, { reviewDays: 19 }, ['reviewDays 20']],
    ['are not touched by other changes', asAll, {}, []],
  ])('%s', (_title, now, wanted, shortened) => {
    expect(shortenedDays(now, wanted).map(({ name, leastDays }) => `${name} ${leastDays}`)).toEqual(
      shortened,
    );
  });
});
