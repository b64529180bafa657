import type { components } from '@smartmedconnect/sdk';
import { Command, Option } from 'commander';
import { connect, connectSignedIn, type GlobalOptions } from '../connection.ts';
import { Misuse } from '../exit-codes.ts';
import { hospitalOf } from '../hospital.ts';
import { type Column, writeExport, writeList } from '../output.ts';
import { count, say } from '../words.ts';
import { deleteSlotsCommand } from './delete-slots.ts';
import {
  doctorIdOf,
  hospitalSlotFilters,
  type HospitalSlotFlags,
  hospitalSlots,
  isOurId,
} from './hospital-slots.ts';
import { importCommand } from './import.ts';
import { instant, limitOption, optionsOf } from './options.ts';

type Slot = components['schemas']['Slot'];
type HospitalSlot = components['schemas']['HospitalSlot'];

interface SlotFlags {
  doctor?: string;
  specialty?: string;
  hospital?: string;
  from?: string;
  to?: string;
}

export function slotsCommand(): Command {
  return new Command('slots')
    .description('import, list, export and delete slots')
    .addCommand(importCommand('slots'))
    .addCommand(listCommand())
    .addCommand(exportCommand())
    .addCommand(deleteSlotsCommand());
}

function listCommand(): Command {
  return new Command('list')
    .description('lists free slots, as patients see them')
    .option('--doctor <id>', 'of one doctor: our id, or external_id for those of the hospital')
    .option('--specialty <specialty>', 'of all doctors of a specialty')
    .option('--hospital <slug or id>', 'of one hospital')
    .option('--from <instant>', 'RFC 3339; now otherwise', instant)
    .option('--to <instant>', 'RFC 3339; at most 62 days after --from', instant)
    .addOption(limitOption())
    .addHelpText('after', `\nExample:\n  $ smc slots list --specialty cardiology --limit 5`)
    .action(async (_options, command: Command) => {
      const options = optionsOf<SlotFlags & { limit?: number }>(command);
      const { client } = await connect(options);
      const asked = await query(options);
      if (asked === undefined) {
        return;
      }
      const list = client.slots.list(asked);
      await writeList(list, listColumns, { json: options.json ?? false, limit: options.limit ?? Infinity });
    });
}

function exportCommand(): Command {
  return hospitalSlotFilters(new Command('export'))
    .description('writes all slots of the hospital to stdout, taken ones too, as an import takes them')
    .addOption(new Option('--format <format>').choices(['csv', 'ndjson']).default('csv'))
    .addHelpText('after', `\nExample:\n  $ smc slots export --from 2030-05-01T00:00:00Z > slots.csv`)
    .action(async (_options, command: Command) => {
      const options = optionsOf<HospitalSlotFlags & { format: 'csv' | 'ndjson' }>(command);
      const list = await hospitalSlots(await connectSignedIn(options), options);
      let withoutKey = 0;
      async function* rows() {
        for await (const slot of list) {
          withoutKey += slot.doctorExternalId === null ? 1 : 0;
          yield slot;
        }
      }
      await writeExport(rows(), exportColumns, options.format);
      if (withoutKey > 0 && !options.quiet) {
        say(`${count(withoutKey, 'slot')} of doctors without external_id: an import refuses such rows.`);
      }
    });
}

async function query({ doctor, specialty, hospital, from, to, ...global }: SlotFlags & GlobalOptions) {
  if (!doctor && !specialty && !hospital) {
    throw new Misuse('Say whose slots: --doctor, --specialty or --hospital.');
  }
  const doctorId = doctor && (isOurId(doctor) ? doctor : await ownDoctor(doctor, hospital, global));
  if (doctor && !doctorId) {
    say(`No doctor "${doctor}" of the hospital has slots from now on.`);
    return undefined;
  }
  const hospitalId = hospital && (await hospitalOf(await connect(global), hospital)).id;
  return {
    limit: 100,
    ...(doctorId && { doctorId }),
    ...(specialty && { specialty }),
    ...(hospitalId && { hospitalId }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

async function ownDoctor(doctor: string, hospital: string | undefined, options: GlobalOptions) {
  return doctorIdOf(await connectSignedIn(options), hospital, doctor);
}

const listColumns: Column<Slot>[] = [
  { title: 'id', value: (slot) => slot.id },
  { title: 'doctor_id', value: (slot) => slot.doctorId },
  { title: 'start', value: (slot) => slot.startsAt },
  { title: 'end', value: (slot) => slot.endsAt },
];

/** Every column of an import of slots: what is exported goes in again and changes nothing. */
const exportColumns: Column<HospitalSlot>[] = [
  { title: 'external_id', value: (slot) => slot.externalId },
  { title: 'doctor_external_id', value: (slot) => slot.doctorExternalId },
  { title: 'location', value: (slot) => slot.location },
  { title: 'start', value: (slot) => slot.startsAt },
  { title: 'end', value: (slot) => slot.endsAt },
  { title: 'capacity', value: (slot) => slot.capacity },
  { title: 'visit_type', value: (slot) => slot.visitType },
];
