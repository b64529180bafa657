import fc from 'fast-check';
import { smoothedRating } from './smoothed-rating.ts';

const times = (count: number, average: number) => ({ count, sum: Math.round(count * average) });

it.each([
  ['nobody’s word is the average doctor’s', times(0, 0), 3.84],
  ['one best review moves a little', times(1, 5), 3.94545],
  ['one worst review moves a little more', times(1, 1), 3.58182],
  ['ten weigh as much as what is believed', times(10, 5), 4.42],
  ['a thousand speak for themselves', times(1000, 4.7), 4.69149],
])('%s', (_, figures, smoothed) => {
  expect(smoothedRating(figures)).toBe(smoothed);
});

it('puts forty good reviews before one best', () => {
  expect(smoothedRating(times(40, 4.7))).toBeGreaterThan(smoothedRating(times(1, 5)));
});

it('lies between what is believed and what patients say, and another best review never lowers it', () => {
  const figures = fc
    .record({ count: fc.integer({ min: 1, max: 100_000 }), of: fc.double({ min: 1, max: 5, noNaN: true }) })
    .map(({ count, of }) => times(count, of));
  fc.assert(
    fc.property(figures, ({ sum, count }) => {
      const smoothed = smoothedRating({ sum, count });
      const [low, high] = [Math.min(3.84, sum / count), Math.max(3.84, sum / count)];
      expect(smoothed).toBeGreaterThanOrEqual(low - 1e-5);
      expect(smoothed).toBeLessThanOrEqual(high + 1e-5);
      expect(smoothedRating({ sum: sum + 5, count: count + 1 })).toBeGreaterThanOrEqual(smoothed);
    }),
  );
});
