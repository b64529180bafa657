import type { Location } from './location.entity.ts';
import type { LocationAnswer } from './location.schemas.ts';

export function locationAnswer(location: Location): LocationAnswer {
  return {
    id: location.id,
    hospitalId: location.hospitalId,
    externalId: location.externalId ?? null,
    name: location.name,
    addressLine: location.addressLine ?? null,
    city: location.city ?? null,
    region: location.region ?? null,
    postalCode: location.postalCode ?? null,
    country: location.country ?? null,
    phone: location.phone ?? null,
    latitude: location.latitude ?? null,
    longitude: location.longitude ?? null,
    timeZone: location.timeZone,
    accessibility: location.accessibility,
    version: location.version,
    createdAt: location.createdAt.toISOString(),
    updatedAt: location.updatedAt.toISOString(),
  };
}
