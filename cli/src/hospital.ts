import type { components, SmartMedConnect } from '@smartmedconnect/sdk';
import type { Connection } from './connection.ts';
import { Misuse } from './exit-codes.ts';

type Hospital = components['schemas']['Hospital'];

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The hospital a command works on: the one named by `--hospital` (slug or id), else the one of whoever is signed in.
 * Admins belong to none and have to name it.
 */
export async function hospitalOf(
  { client, isMachine }: Connection,
  named: string | undefined,
): Promise<Hospital> {
  if (named !== undefined) {
    return uuid.test(named) ? client.hospitals.get(named) : bySlug(client, named);
  }
  const { hospitalId } = isMachine ? await client.apiKeys.current() : await client.account.me();
  if (!hospitalId) {
    throw new Misuse('You belong to no hospital: say which with --hospital <slug or id>.');
  }
  return client.hospitals.get(hospitalId);
}

async function bySlug(client: SmartMedConnect, slug: string): Promise<Hospital> {
  const [hospital] = await client.hospitals.list({ slug, limit: 1 }).toArray(1);
  if (!hospital) {
    throw new Misuse(`There is no hospital "${slug}".`);
  }
  return hospital;
}
