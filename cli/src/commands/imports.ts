import type { components } from '@smartmedconnect/sdk';
import {
  faultInColumns,
  type ImportAction,
  type ImportKind,
  type RowFault,
  type RowResult,
} from '@smartmedconnect/sdk/imports';
import { Pages } from '@smartmedconnect/sdk';
import { Command, Option } from 'commander';
import { connectSignedIn } from '../connection.ts';
import { type Column, writeJson, writeList } from '../output.ts';
import { printable } from '../words.ts';
import { limitOption, optionsOf } from './options.ts';

type ImportRun = components['schemas']['ImportRun'];

export function importsCommand(): Command {
  return new Command('imports')
    .description('look at import runs and their results')
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(resultsCommand());
}

function listCommand(): Command {
  return new Command('list')
    .description('lists import runs, the newest first')
    .addOption(limitOption(20))
    .action(async (_options, command: Command) => {
      const options = optionsOf<{ limit: number }>(command);
      const { client } = await connectSignedIn(options);
      await writeList(client.imports.list({ limit: 100 }), runColumns, {
        json: options.json ?? false,
        limit: options.limit,
      });
    });
}

function showCommand(): Command {
  return new Command('show')
    .description('shows one import run')
    .argument('<id>', 'of the run')
    .action(async (id: string, _options, command: Command) => {
      const options = optionsOf<object>(command);
      const run = await (await connectSignedIn(options)).client.imports.get(id);
      if (options.json) {
        writeJson(run);
        return;
      }
      for (const { title, value } of runColumns) {
        process.stdout.write(`${title.padEnd(10)}  ${printable(String(value(run) ?? ''))}\n`);
      }
    });
}

function resultsCommand(): Command {
  const actions: ImportAction[] = ['created', 'updated', 'unchanged', 'rejected'];
  return new Command('results')
    .description('tells what became of each row of a run')
    .argument('<id>', 'of the run')
    .addOption(new Option('--action <action>', 'only these').choices(actions))
    .addHelpText('after', `\nExample:\n  $ smc imports results 0198… --action rejected`)
    .action(async (id: string, _options, command: Command) => {
      const options = optionsOf<{ action?: ImportAction }>(command);
      const { client } = await connectSignedIn(options);
      const list = new Pages<RowResult>((cursor) =>
        client.imports.results(id, {
          limit: 100,
          ...(options.action && { action: options.action }),
          ...(cursor !== undefined && { cursor }),
        }),
      );
      if (options.json) return writeList(list, [], { json: true });
      const { kind } = await client.imports.get(id);
      await writeList(list, resultColumns(kind));
    });
}

const runColumns: Column<ImportRun>[] = [
  { title: 'ID', value: (run) => run.id },
  { title: 'KIND', value: (run) => run.kind },
  { title: 'MODE', value: (run) => run.mode },
  { title: 'STATUS', value: (run) => run.status },
  { title: 'FILE', value: (run) => run.fileName },
  { title: 'ROWS', value: (run) => run.totalRows },
  { title: 'CREATED', value: (run) => run.counts.created },
  { title: 'UPDATED', value: (run) => run.counts.updated },
  { title: 'UNCHANGED', value: (run) => run.counts.unchanged },
  { title: 'REFUSED', value: (run) => run.counts.rejected },
  { title: 'STARTED', value: (run) => run.createdAt },
];

function resultColumns(kind: ImportKind): Column<RowResult>[] {
  const why = (error: RowFault) => {
    const { field, message, code } = faultInColumns(kind, error);
    return `${field}: ${message} (${code})`;
  };
  return [
    { title: 'LINE', value: (result) => result.line },
    { title: 'EXTERNAL ID', value: (result) => result.externalId },
    { title: 'ACTION', value: (result) => result.action },
    { title: 'WHY', value: (result) => result.errors.map(why).join('; ') },
  ];
}
