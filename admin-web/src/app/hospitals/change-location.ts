import type { SmartMedConnect } from '@smartmedconnect/sdk';
import type { Hospital } from './hospital-form.ts';
import type { Location, LocationChanges } from './location-form.ts';

/** Saves what differs, unless the site is another one than was read. Hands back the site as it is now. */
export async function changeLocation(
  { api }: SmartMedConnect,
  { id }: Hospital,
  { id: locationId, version }: Location,
  body: LocationChanges,
): Promise<Location | undefined> {
  const params = { path: { id, locationId }, header: { 'If-Match': String(version) } };
  const { data } = await api.PATCH('/v1/hospitals/{id}/locations/{locationId}', { params, body });
  return data;
}
