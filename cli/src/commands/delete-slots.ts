import { text } from 'node:stream/consumers';
import { ApiProblem } from '@smartmedconnect/sdk';
import { Command } from 'commander';
import { type Connection, connectSignedIn } from '../connection.ts';
import { exitCodes, Misuse } from '../exit-codes.ts';
import { writeJson } from '../output.ts';
import { count, explain, say } from '../words.ts';
import { hospitalSlotFilters, type HospitalSlotFlags, hospitalSlots } from './hospital-slots.ts';
import { optionsOf } from './options.ts';

export function deleteSlotsCommand(): Command {
  return hospitalSlotFilters(new Command('delete'))
    .description('deletes slots that no appointment has: by id, or all of a doctor or a time')
    .argument('[ids...]', 'ids of slots; - reads them from stdin, one a line')
    .addHelpText(
      'after',
      `
Examples:
  $ smc slots list --doctor 0198… --json | jq -r .id | smc slots delete -
  $ smc slots delete --doctor 0198… --from 2030-05-06T00:00:00Z --to 2030-05-07T00:00:00Z`,
    )
    .action(async (ids: string[], _options, command: Command) => {
      const options = optionsOf<HospitalSlotFlags>(command);
      const connection = await connectSignedIn(options);
      const wanted = await wantedIds(connection, ids, options);
      const refused = await deleteAll(connection, wanted);
      if (options.json) {
        writeJson({ deleted: wanted.length - refused, refused });
      }
      if (!options.quiet) {
        say(`${count(wanted.length - refused, 'slot')} deleted, ${refused} refused.`);
      }
      process.exitCode = refused > 0 ? exitCodes.someRefused : exitCodes.ok;
    });
}

async function wantedIds(connection: Connection, ids: string[], flags: HospitalSlotFlags): Promise<string[]> {
  const isFiltered = [flags.doctor, flags.from, flags.to].some(Boolean);
  if (isFiltered === ids.length > 0) {
    throw new Misuse('Say which slots: their ids, or --doctor, --from or --to.');
  }
  if (!isFiltered) {
    return ids.includes('-') ? (await text(process.stdin)).split(/\s+/).filter(Boolean) : ids;
  }
  const found: string[] = [];
  for await (const slot of await hospitalSlots(connection, flags)) {
    found.push(...slot.ids);
  }
  return found;
}

/** How many were refused, each with its reason on stderr. */
async function deleteAll({ client }: Connection, ids: readonly string[]): Promise<number> {
  let refused = 0;
  for (const id of ids) {
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
  return refused;
}
