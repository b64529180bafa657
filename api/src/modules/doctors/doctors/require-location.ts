import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '../../../values/refusal.ts';
import { Location } from '../locations/location.entity.ts';

/** @throws {Refusal} `doctors.unknown_location` when it is not a location of that hospital */
export async function requireLocation(
  em: EntityManager,
  hospitalId: string,
  locationId: string | null | undefined,
): Promise<void> {
  if (locationId && (await em.count(Location, { id: locationId, hospitalId })) === 0) {
    throw new Refusal('doctors.unknown_location');
  }
}
