import type { components, Pages } from '@smartmedconnect/sdk';
import type { Command } from 'commander';
import type { Connection } from '../connection.ts';
import { hospitalOf } from '../hospital.ts';

export interface HospitalSlotFlags {
  hospital?: string;
  doctor?: string;
  from?: string;
  to?: string;
}

/** The options that say which slots of the own hospital are meant. */
export function hospitalSlotFilters(command: Command): Command {
  return command
    .option('--hospital <slug or id>', 'which hospital; needed by admins only')
    .option('--doctor <id>', 'of one doctor')
    .option('--from <instant>', 'starts then or later, RFC 3339; now otherwise')
    .option('--to <instant>', 'starts before then');
}

export async function hospitalSlots(
  connection: Connection,
  { hospital, doctor, from, to }: HospitalSlotFlags,
): Promise<Pages<components['schemas']['HospitalSlot']>> {
  const { id } = await hospitalOf(connection, hospital);
  return connection.client.slots.ofHospital(id, {
    limit: 100,
    ...(doctor && { doctorId: doctor }),
    ...(from && { from }),
    ...(to && { to }),
  });
}
