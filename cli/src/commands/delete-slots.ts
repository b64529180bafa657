import { text } from 'node:stream/consumers';
import { ApiProblem } from '@smartmedconnect/sdk';
import { Command } from 'commander';
import { type Connection, connectSignedIn } from '../connection.ts';
import { exitCodes, Misuse } from '../exit-codes.ts';
import { untilInterrupted } from '../interruption.ts';
import { writeJson } from '../output.ts';
import { type Progress, progressView } from '../progress.ts';
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
  $ smc slots delete --doctor DOC-17 --from 2030-05-06T00:00:00Z --to 2030-05-07T00:00:00Z`,
    )
    .action(async (ids: string[], _options, command: Command) => {
      const options = optionsOf<HospitalSlotFlags>(command);
      const connection = await connectSignedIn(options);
      const { wanted, refused } = await untilInterrupted(async (signal) => {
        const found = await wantedIds(connection, ids, options, signal);
        const quiet = (options.quiet ?? false) || found.length < worthShowing;
        return { wanted: found, refused: await deleteAll(connection, found, quiet, signal) };
      });
      if (options.json) {
        writeJson({ deleted: wanted.length - refused, refused });
      }
      if (!options.quiet) {
        say(`${count(wanted.length - refused, 'slot')} deleted, ${refused} refused.`);
      }
      process.exitCode = refused > 0 ? exitCodes.someRefused : exitCodes.ok;
    });
}

/** Fewer slots than this are gone before anybody asks how far it is. */
const worthShowing = 100;

async function wantedIds(
  connection: Connection,
  ids: string[],
  flags: HospitalSlotFlags,
  signal: AbortSignal,
): Promise<string[]> {
  const isFiltered = [flags.doctor, flags.from, flags.to].some(Boolean);
  if (isFiltered === ids.length > 0) {
    throw new Misuse('Say which slots: their ids, or --doctor, --from or --to.');
  }
  if (!isFiltered) {
    return ids.includes('-') ? (await text(process.stdin)).split(/\s+/).filter(Boolean) : ids;
  }
  const found: string[] = [];
  for await (const slot of await hospitalSlots(connection, flags, signal)) {
    found.push(...slot.ids);
  }
  return found;
}

/** How many were refused, each with its reason on stderr. One after the other: a server that is busy says how long to wait, and is obeyed. */
async function deleteAll(
  { client }: Connection,
  ids: readonly string[],
  quiet: boolean,
  signal: AbortSignal,
): Promise<number> {
  const view = progressView(quiet, 'slots');
  const begun = performance.now();
  let refused = 0;
  try {
    for (const [done, id] of ids.entries()) {
      view.update(progressAt(done, ids.length, begun));
      try {
        await client.slots.delete(id, { signal });
      } catch (problem) {
        if (!(problem instanceof ApiProblem) || ![404, 409, 422].includes(problem.status)) {
          throw problem;
        }
        refused += 1;
        say(`${id}: ${explain(problem)}`);
      }
    }
    view.update(progressAt(ids.length, ids.length, begun));
    return refused;
  } finally {
    view.stop();
  }
}

function progressAt(done: number, total: number, begun: number): Progress {
  const rate = (done / (performance.now() - begun)) * 1000;
  const remainingSeconds = done > 0 ? (total - done) / rate : undefined;
  return { sentRows: done, totalRows: total, rowsPerSecond: rate, remainingSeconds };
}
