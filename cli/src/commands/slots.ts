import type { components } from '@smartmedconnect/sdk';
import { Command, Option } from 'commander';
import { text } from 'node:stream/consumers';
import { ApiProblem } from '@smartmedconnect/sdk';
import { connect, connectSignedIn, type GlobalOptions } from '../connection.ts';
import { exitCodes, Misuse } from '../exit-codes.ts';
import { hospitalOf } from '../hospital.ts';
import { type Column, writeExport, writeJson, writeList } from '../output.ts';
import { count, explain, say } from '../words.ts';
import { importCommand } from './import.ts';
import { optionsOf } from './options.ts';

type Slot = components['schemas']['Slot'];

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
    .addCommand(deleteCommand());
}

function listCommand(): Command {
  return filters(new Command('list'))
    .description('lists free slots')
    .option('--limit <n>', 'at most so many; all of them otherwise')
    .addHelpText('after', `\nExample:\n  $ smc slots list --specialty cardiology --limit 5`)
    .action(async (_options, command: Command) => {
      const options = optionsOf<SlotFlags & { limit?: string }>(command);
      const { client } = await connect(options);
      const list = client.slots.list(await query(options));
      await writeList(list, columns, {
        json: options.json ?? false,
        limit: Number(options.limit ?? Infinity),
      });
    });
}

function exportCommand(): Command {
  return filters(new Command('export'))
    .description('writes free slots to stdout')
    .addOption(new Option('--format <format>').choices(['csv', 'ndjson']).default('csv'))
    .addHelpText('after', `\nExample:\n  $ smc slots export --doctor 0198… > slots.csv`)
    .action(async (_options, command: Command) => {
      const options = optionsOf<SlotFlags & { format: 'csv' | 'ndjson' }>(command);
      const { client } = await connectSignedIn(options);
      await writeExport(client.slots.list(await query(options)), columns, options.format);
    });
}

function deleteCommand(): Command {
  return new Command('delete')
    .description('deletes slots that no appointment has')
    .argument('<ids...>', 'ids of slots; - reads them from stdin, one a line')
    .addHelpText(
      'after',
      `\nExample:\n  $ smc slots list --doctor 0198… --json | jq -r .id | smc slots delete -`,
    )
    .action(async (ids: string[], _options, command: Command) => {
      const options = optionsOf<object>(command);
      const { client } = await connectSignedIn(options);
      const wanted = ids.includes('-') ? (await text(process.stdin)).split(/\s+/).filter(Boolean) : ids;
      let refused = 0;
      for (const id of wanted) {
        try {
          await client.slots.delete(id);
        } catch (problem) {
          if (!(problem instanceof ApiProblem) || ![404, 409, 422].includes(problem.status)) {
            throw problem;
          }
          refused += 1;
          say(`${id}: ${explain(problem)}`);
        }
      }
      if (options.json) {
        writeJson({ deleted: wanted.length - refused, refused });
      }
      if (!options.quiet) {
        say(`${count(wanted.length - refused, 'slot')} deleted, ${refused} refused.`);
      }
      process.exitCode = refused > 0 ? exitCodes.someRefused : exitCodes.ok;
    });
}

function filters(command: Command): Command {
  return command
    .option('--doctor <id>', 'of one doctor')
    .option('--specialty <specialty>', 'of all doctors of a specialty')
    .option('--hospital <slug or id>', 'of one hospital')
    .option('--from <instant>', 'RFC 3339; now otherwise')
    .option('--to <instant>', 'RFC 3339; at most 62 days after --from');
}

async function query({ doctor, specialty, hospital, from, to, ...global }: SlotFlags & GlobalOptions) {
  if (!doctor && !specialty && !hospital) {
    throw new Misuse('Say whose slots: --doctor, --specialty or --hospital.');
  }
  const hospitalId = hospital && (await hospitalOf(await connect(global), hospital)).id;
  return {
    limit: 100,
    ...(doctor && { doctorId: doctor }),
    ...(specialty && { specialty }),
    ...(hospitalId && { hospitalId }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

const columns: Column<Slot>[] = [
  { title: 'id', value: (slot) => slot.id },
  { title: 'doctor_id', value: (slot) => slot.doctorId },
  { title: 'start', value: (slot) => slot.startsAt },
  { title: 'end', value: (slot) => slot.endsAt },
];
