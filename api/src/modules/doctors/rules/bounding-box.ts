export interface Place {
  latitude: number;
  longitude: number;
}

export interface BoundingBox {
  south: number;
  north: number;
  west: number;
  east: number;
}

const kmPerDegree = 111.045;

/** Degrees around a place that hold every place within the radius; all longitudes where it reaches a pole or the date line. */
export function boundingBox({ latitude, longitude }: Place, radiusKm: number): BoundingBox {
  const up = radiusKm / kmPerDegree;
  const south = Math.max(-90, latitude - up);
  const north = Math.min(90, latitude + up);
  const everywhere = { south, north, west: -180, east: 180 };
  if (south === -90 || north === 90) {
    return everywhere;
  }
  // Meridians are closest where the box is farthest from the equator.
  const narrowest = Math.max(Math.abs(south), Math.abs(north));
  const aside = up / Math.cos((narrowest * Math.PI) / 180);
  const [west, east] = [longitude - aside, longitude + aside];
  return west < -180 || east > 180 ? everywhere : { south, north, west, east };
}
