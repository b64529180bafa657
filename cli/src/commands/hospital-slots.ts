import type { components, Pages } from '@smartmedconnect/sdk';
import type { Command } from 'commander';
import type { Connection } from '../connection.ts';
import { hospitalOf } from '../hospital.ts';
import { instant } from './options.ts';

export interface HospitalSlotFlags {
  hospital?: string;
  doctor?: string;
  from?: string;
  to?: string;
}

type HospitalSlot = components['schemas']['HospitalSlot'];
type DoctorFilter = { doctorId: string } | { doctorExternalId: string };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The options that say which slots of the own hospital are meant. */
export function hospitalSlotFilters(command: Command): Command {
  return command
    .option('--hospital <slug or id>', 'which hospital; needed by admins only')
    .option('--doctor <id>', 'of one doctor: our id, or external_id')
    .option('--from <instant>', 'starts then or later, RFC 3339; now otherwise', instant)
    .option('--to <instant>', 'starts before then', instant);
}

export async function hospitalSlots(
  connection: Connection,
  { hospital, doctor, from, to }: HospitalSlotFlags,
  signal?: AbortSignal,
): Promise<Pages<HospitalSlot>> {
  const { id } = await hospitalOf(connection, hospital);
  const times = { ...(from && { from }), ...(to && { to }) };
  const whose = doctor && (await doctorFilter(connection, id, doctor, times));
  return connection.client.slots.ofHospital(
    id,
    { limit: 100, ...whose, ...times },
    signal === undefined ? {} : { signal },
  );
}

/** Our id of a doctor who has slots from now on, by the hospital's own; undefined when there is none. */
export async function doctorIdOf(
  connection: Connection,
  hospital: string | undefined,
  doctor: string,
): Promise<string | undefined> {
  const [slot] = await (
    await hospitalSlots(connection, { ...(hospital && { hospital }), doctor })
  ).toArray(1);
  return slot?.doctorId;
}

export function isOurId(doctor: string): boolean {
  return uuid.test(doctor);
}

/** What looks like an id of ours may be one of the hospital's own, for many systems use the same form: theirs goes first. */
async function doctorFilter(
  { client }: Connection,
  hospitalId: string,
  doctor: string,
  times: { from?: string; to?: string },
): Promise<DoctorFilter> {
  const theirs = { doctorExternalId: doctor };
  if (!isOurId(doctor)) return theirs;
  const [found] = await client.slots.ofHospital(hospitalId, { limit: 1, ...theirs, ...times }).toArray(1);
  return found ? theirs : { doctorId: doctor };
}
