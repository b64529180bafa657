import fc from 'fast-check';
import { SeenKeys } from './seen-keys.ts';

describe('SeenKeys', () => {
  it('gives the first line of each key back, whatever comes in between and however far it grows', () => {
    const keys = fc.array(fc.array(fc.string({ maxLength: 4 }), { minLength: 1, maxLength: 3 }), {
      maxLength: 3000,
      size: 'max',
    });
    fc.assert(
      fc.property(keys, (all) => {
        const seen = new SeenKeys();
        const first = new Map<string, number>();
        all.forEach((key, line) => {
          const words = JSON.stringify(key);
          expect(seen.lineOf(...key)).toBe(first.get(words));
          seen.add(line, ...key);
          if (!first.has(words)) first.set(words, line);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('tells keys apart that read the same when put together', () => {
    const seen = new SeenKeys();
    seen.add(2, 'ab', 'c');
    expect([
      seen.lineOf('ab', 'c'),
      seen.lineOf('a', 'bc'),
      seen.lineOf('abc'),
      seen.lineOf('ab', 'c', ''),
    ]).toEqual([2, undefined, undefined, undefined]);
  });

  it.each([
    ['counted ids', (i: number) => [`SLOT-${String(i).padStart(7, '0')}`]],
    [
      'doctors and instants',
      (i: number) => [`D-${i % 700}`, String(1_900_000_000_000 + Math.floor(i / 700) * 60_000)],
    ],
    ['numbers backwards', (i: number) => [String(i).split('').reverse().join('') + '.']],
  ])('calls none of two hundred thousand keys known that differ in a few characters: %s', (_, keyOf) => {
    const count = 200_000;
    const seen = new SeenKeys(count);
    let confused = 0;
    for (let i = 0; i < count; i++) {
      const key = keyOf(i);
      if (seen.lineOf(...key) !== undefined) confused++;
      seen.add(i, ...key);
    }
    expect(confused).toBe(0);
  });
});
