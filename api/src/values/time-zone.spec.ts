import { isTimeZone } from './time-zone.ts';

it.each([['Asia/Kolkata'], ['America/Argentina/Buenos_Aires'], ['UTC'], ['Asia/Calcutta']])(
  '%s is one',
  (name) => {
    expect(isTimeZone(name)).toBe(true);
  },
);

it.each([['+05:30'], ['Mars/Olympus'], [''], ['Asia/Kolkata '], ['IST?']])('%j is none', (name) => {
  expect(isTimeZone(name)).toBe(false);
});
