import { instant } from './options.ts';

describe('an instant on the command line', () => {
  it.each(['2026-11-01T00:00:00Z', '2026-11-01T05:30:00.25+05:30'])('is handed on as it is: %s', (text) => {
    expect(instant(text)).toBe(text);
  });

  it.each([
    'yesterday',
    '2026-11-01',
    '2026-11-01T00:00:00',
    '2026-11-01T00:00Z',
    '2026-13-01T00:00:00Z',
    '',
  ])('is refused with an example when it is none: "%s"', (text) => {
    expect(() => instant(text)).toThrow('such as 2026-11-01T00:00:00Z');
  });
});
