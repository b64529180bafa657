import type { ImportKind, ImportOutcome, TableFormat } from '@smartmedconnect/sdk/imports';
import { Command, Option } from 'commander';
import { connectSignedIn, type GlobalOptions } from '../connection.ts';
import { exitCodes } from '../exit-codes.ts';
import { hospitalOf } from '../hospital.ts';
import { importFile, type ImportFlags } from '../import-file.ts';
import { loadMapping, shippedMappings } from '../mappings.ts';
import { openSource, tableFormats } from '../readers/open-source.ts';
import { refuseOverwriting } from '../overwriting.ts';
import { inputFile } from '../spool.ts';
import { untilInterrupted } from '../interruption.ts';
import { count, printable, say } from '../words.ts';
import { columnsHelp } from './columns-help.ts';
import { optionsOf, wholeNumber } from './options.ts';
import { importSmartLinks, smartFormat } from './import-smart-links.ts';

export interface ImportOptions extends GlobalOptions, ImportFlags {
  map?: string;
  hospital?: string;
  format?: TableFormat | typeof smartFormat;
  sheet?: string;
}

/** `smc doctors import` and `smc slots import`: the same flags, the same engine. */
export function importCommand(kind: ImportKind): Command {
  const formats = kind === 'slots' ? [...tableFormats, smartFormat] : [...tableFormats];
  return new Command('import')
    .description(`brings a file of ${kind} in; the same file again changes nothing`)
    .argument('<file>', 'CSV, NDJSON or XLSX; - for stdin')
    .option('--dry-run', 'have every row judged, keep nothing')
    .option('--map <mapping>', `how to read the columns: ${shippedMappings().join(', ')}, or a YAML file`)
    .option('--hospital <slug or id>', 'which hospital; needed by admins only')
    .addOption(new Option('--format <format>', 'instead of looking at the file').choices(formats))
    .option('--sheet <name>', 'which sheet of a workbook; the first otherwise')
    .option('--batch-size <rows>', 'rows sent at once, 1 to 5000', wholeNumber(1, 5000), 1000)
    .option('--concurrency <n>', 'batches under way at once, 1 to 16', wholeNumber(1, 16), 4)
    .option('--resume', 'take up the unfinished run of the same content', true)
    .option('--no-resume', 'send every batch again')
    .option('--rejects <file>', 'write refused rows to a CSV file, to be corrected and sent again')
    .option('--report <file>', 'write what became of each row to an NDJSON file')
    .addHelpText('after', columnsHelp(kind))
    .action(async (file: string, _options, command: Command) => {
      process.exitCode = await importCommandLine(kind, file, optionsOf<ImportOptions>(command));
    });
}

async function importCommandLine(kind: ImportKind, file: string, options: ImportOptions): Promise<number> {
  const connection = await connectSignedIn(options);
  const { client } = connection;
  await refuseOverwriting(file, options);
  const mapping = options.map === undefined ? undefined : await loadMapping(options.map);
  const hospital = await hospitalOf(connection, options.hospital);
  const hospitalId = options.hospital === undefined ? {} : { hospitalId: hospital.id };
  const outcome = await untilInterrupted(async (signal) => {
    if (options.format === smartFormat) {
      return importSmartLinks({ client, path: file, hospital, ...hospitalId, flags: options }, signal);
    }
    const input = await inputFile(file, signal);
    try {
      const source = await openSource(input.path, { format: options.format, sheet: options.sheet });
      const job = { client, kind, source, fileName: input.name, hospital, ...hospitalId, flags: options };
      return await importFile(mapping ? { ...job, mapping } : job, signal);
    } finally {
      await input.done();
    }
  });
  tell(kind, outcome, options);
  return exitCodeFor(outcome, options.dryRun ?? false);
}

/** Words to stderr; the outcome as one JSON object to stdout when asked for. */
function tell(kind: ImportKind, outcome: ImportOutcome, options: ImportOptions): void {
  if (options.json) {
    const { run, counts, passedOver, resumed } = outcome;
    process.stdout.write(
      `${JSON.stringify({ runId: run.id, kind, mode: run.mode, totalRows: run.totalRows, counts, passedOver, resumed })}\n`,
    );
  }
  if (options.quiet) {
    return;
  }
  const { created, updated, unchanged, rejected } = outcome.counts;
  const mood = options.dryRun
    ? 'Dry run, nothing kept: '
    : outcome.resumed
      ? 'Taken up again and done: '
      : 'Done: ';
  say(`${mood}${created} created, ${updated} updated, ${unchanged} unchanged, ${rejected} refused.`);
  for (const [reason, n] of Object.entries(outcome.passedOver)) {
    say(`Passed over ${count(n, 'line')}: ${printable(reason)}.`);
  }
  if (rejected > 0) {
    say(
      options.rejects === undefined
        ? `See why: smc imports results ${outcome.run.id} --action rejected`
        : `Refused rows are in ${options.rejects}: correct them and import that file.`,
    );
  }
}

function exitCodeFor({ counts }: ImportOutcome, dryRun: boolean): number {
  if (counts.rejected === 0) {
    return exitCodes.ok;
  }
  return dryRun ? exitCodes.dryRunFaults : exitCodes.someRefused;
}
