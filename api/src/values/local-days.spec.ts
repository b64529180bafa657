import fc from 'fast-check';
import { dateAt, daysFrom, localDays, plusDays } from './local-days.ts';

const hours = ({ bounds }: { bounds: Date[] }) =>
  bounds.slice(1).map((end, day) => (end.getTime() - (bounds[day] as Date).getTime()) / 3_600_000);

describe('local days', () => {
  it.each([
    ['an ordinary day has 24 hours', '2026-12-01', 'Asia/Kolkata', 24],
    ['the day the clocks go forward has 23', '2026-03-29', 'Europe/Berlin', 23],
    ['the day they go back has 25', '2026-10-25', 'Europe/Berlin', 25],
    ['half an hour is enough', '2026-04-05', 'Australia/Lord_Howe', 24.5],
    ['a day that begins at one o’clock has 23', '2018-11-04', 'America/Sao_Paulo', 23],
    ['a day that was skipped has none', '2011-12-30', 'Pacific/Apia', 0],
  ])('%s', (_title, date, timeZone, lasts) => {
    expect(hours(localDays(date, date, timeZone))).toEqual([lasts]);
  });

  it('begin at midnight there', () => {
    const { dates, bounds } = localDays('2026-02-28', '2026-03-01', 'Asia/Kolkata');
    expect(dates).toEqual(['2026-02-28', '2026-03-01']);
    expect(bounds.map((bound) => bound.toISOString())).toEqual([
      '2026-02-27T18:30:00.000Z',
      '2026-02-28T18:30:00.000Z',
      '2026-03-01T18:30:00.000Z',
    ]);
  });

  it('hold exactly the instants that have their date', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
    );
    const instants = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2030-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, zones, (instant, timeZone) => {
        const date = dateAt(instant, timeZone);
        const [begins, ends] = localDays(date, date, timeZone).bounds as [Date, Date];
        expect(begins <= instant && instant < ends).toBe(true);
      }),
    );
  });

  it('are counted with both ends, over the 29th of February too', () => {
    expect(daysFrom('2026-12-01', '2026-12-01')).toBe(1);
    expect(daysFrom('2028-01-01', '2028-12-31')).toBe(366);
    expect(daysFrom('2026-12-02', '2026-12-01')).toBe(0);
    expect(plusDays('2028-03-01', -1)).toBe('2028-02-29');
  });
});
