import type { SmartMedConnect } from '@smartmedconnect/sdk';
import {
  createRowMapper,
  type ImportKind,
  type ImportOutcome,
  type Mapping,
  runImport,
  type Source,
} from '@smartmedconnect/sdk/imports';
import { progressView } from './progress.ts';
import { RejectsFile, ReportFile } from './report.ts';

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

/** Sends one source through the import engine, with its progress on stderr and the files that were asked for. */
export async function importFile(job: ImportJob, signal: AbortSignal): Promise<ImportOutcome> {
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
