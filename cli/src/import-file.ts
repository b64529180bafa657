import type { SmartMedConnect } from '@smartmedconnect/sdk';
import {
  createRowMapper,
  type ImportKind,
  type ImportOutcome,
  type Mapping,
  runImport,
  type Source,
} from '@smartmedconnect/sdk/imports';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { progressView } from './progress.ts';
import { RejectsFile, ReportFile } from './report.ts';
import { say } from './words.ts';

export interface ImportFlags {
  dryRun?: boolean;
  batchSize: number;
  concurrency: number;
  resume: boolean;
  rejects?: string;
  report?: string;
  quiet?: boolean;
}

export interface ImportJob {
  client: SmartMedConnect;
  kind: ImportKind;
  source: Source;
  fileName: string;
  hospital: { id: string; currency: string };
  /** Only an admin names the hospital to the server; everybody else has one. */
  hospitalId?: string;
  mapping?: Mapping;
  flags: ImportFlags;
}

/** Sends one source through the import engine; one that ends for want of a server says that it can be gone on with. */
export async function importFile(job: ImportJob, signal: AbortSignal): Promise<ImportOutcome> {
  const run = { isUnderWay: false };
  const onStart = (): void => {
    run.isUnderWay = true;
  };
  try {
    return await send(job, signal, onStart);
  } catch (error) {
    if (run.isUnderWay && exitCodeOf(error) === exitCodes.unreachable) say(goesOn(job.flags));
    throw error;
  }
}

function goesOn({ resume }: ImportFlags): string {
  return `The import is not done. The same command ${resume ? 'again' : 'without --no-resume'} goes on from here.`;
}

/** With its progress on stderr and the files that were asked for. */
async function send(job: ImportJob, signal: AbortSignal, onStart: () => void): Promise<ImportOutcome> {
  const { client, kind, source, fileName, hospital, hospitalId, mapping, flags } = job;
  const mapper = createRowMapper({
    kind,
    header: source.header,
    mapping,
    defaultCurrency: hospital.currency,
  });
  const rejects =
    flags.rejects === undefined ? undefined : new RejectsFile(flags.rejects, kind, source.header);
  const report = flags.report === undefined ? undefined : new ReportFile(flags.report);
  await rejects?.open();
  await report?.open();
  const view = progressView(flags.quiet ?? false);
  try {
    return await runImport({
      api: client.imports,
      source,
      mapper,
      fileName,
      mode: flags.dryRun ? 'dry_run' : 'apply',
      hospitalId,
      batchSize: flags.batchSize,
      concurrency: flags.concurrency,
      resume: flags.resume,
      earlierResults: report ? 'all' : 'rejected',
      signal,
      onStart,
      onProgress: (progress) => {
        view.update(progress);
      },
      ...((rejects ?? report) && {
        onResult: (result, record) => {
          rejects?.add(result, record);
          report?.add(result);
        },
      }),
    });
  } finally {
    view.stop();
    await rejects?.close();
    await report?.close();
  }
}
