import fc from 'fast-check';
import { boundingBox, type Place } from './bounding-box.ts';

const earthRadiusKm = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** The place so far away in that direction. */
function travel({ latitude, longitude }: Place, km: number, bearing: number): Place {
  const angle = km / earthRadiusKm;
  const from = radians(latitude);
  const to = Math.asin(
    Math.sin(from) * Math.cos(angle) + Math.cos(from) * Math.sin(angle) * Math.cos(bearing),
  );
  const aside = Math.atan2(
    Math.sin(bearing) * Math.sin(angle) * Math.cos(from),
    Math.cos(angle) - Math.sin(from) * Math.sin(to),
  );
  const east = longitude + (aside * 180) / Math.PI;
  return { latitude: (to * 180) / Math.PI, longitude: ((east + 540) % 360) - 180 };
}

it('holds every place within the radius, also at the poles and the date line', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: 0.1, max: 500, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
      (latitude, longitude, radiusKm, share, bearing) => {
        const { south, north, west, east } = boundingBox({ latitude, longitude }, radiusKm);
        // The box is cut by the circumference a nautical mile gives; a thousandth is for the rounder earth of the formula.
        const there = travel({ latitude, longitude }, radiusKm * share * 0.998, bearing);
        expect(there.latitude).toBeGreaterThanOrEqual(south);
        expect(there.latitude).toBeLessThanOrEqual(north);
        expect(there.longitude).toBeGreaterThanOrEqual(west);
        expect(there.longitude).toBeLessThanOrEqual(east);
      },
    ),
    { numRuns: 500 },
  );
});

it('cuts the world down to some kilometres', () => {
  const box = boundingBox({ latitude: 12.97, longitude: 77.59 }, 11.1045);

  expect(box.south).toBeCloseTo(12.87, 5);
  expect(box.north).toBeCloseTo(13.07, 5);
  expect(box.east - box.west).toBeCloseTo(0.2053, 3);
});
