import { signal } from '@angular/core';
import {
  runImport,
  type ImportApi,
  type ImportMode,
  type ImportOutcome,
  type ImportProgress,
  type RowMapper,
  type Survey,
} from '@smartmedconnect/sdk/imports';
import type { OpenedFile } from './open-file.ts';
import { persistentApi } from './persistent-api.ts';
import { Refusals, type RefusalGroup } from './refusals.ts';
import { RejectsFile } from './rejects-file.ts';

/** `waiting`: the server cannot be reached at the moment, and is tried again. */
export type JobState = 'running' | 'waiting' | 'paused' | 'failed' | 'ended';

export interface JobPlan {
  readonly api: ImportApi;
  readonly file: OpenedFile;
  readonly mapper: RowMapper;
  readonly survey: Survey;
  readonly mode: ImportMode;
  /** Only for admins, who belong to no hospital. */
  readonly hospitalId: string | undefined;
}

/** A browser has six connections to a server, and the page needs some of them, too. */
const batchesAtOnce = 3;

/** A file on its way in, with all a person wants to see of it. It can be stopped and goes on from where it was. */
export class ImportJob {
  readonly #plan: JobPlan;
  readonly #state = signal<JobState>('running');
  readonly #progress = signal<ImportProgress | undefined>(undefined);
  readonly #refusals = signal<readonly RefusalGroup[]>([]);
  readonly #retrySeconds = signal<number | undefined>(undefined);
  readonly #failure = signal<unknown>(undefined);
  readonly #outcome = signal<ImportOutcome | undefined>(undefined);
  readonly #runId = signal<string | undefined>(undefined);
  #rejects: RejectsFile;
  #stop = new AbortController();

  readonly state = this.#state.asReadonly();
  readonly progress = this.#progress.asReadonly();
  readonly refusals = this.#refusals.asReadonly();
  /** How long it waits for the server before it tries again. */
  readonly retrySeconds = this.#retrySeconds.asReadonly();
  /** Whatever ended it before its time. */
  readonly failure = this.#failure.asReadonly();
  readonly outcome = this.#outcome.asReadonly();
  readonly runId = this.#runId.asReadonly();

  constructor(plan: JobPlan) {
    this.#plan = plan;
    this.#rejects = this.#emptyRejects();
  }

  get mode(): ImportMode {
    return this.#plan.mode;
  }

  get rejectedRows(): number {
    return this.#rejects.rows;
  }

  rejects(): Blob {
    return this.#rejects.blob();
  }

  pause(): void {
    this.#stop.abort();
  }

  /** Begins, or goes on after a pause or a failure; settles when there is nothing more to wait for. */
  async run(): Promise<void> {
    const stop = new AbortController();
    this.#stop = stop;
    this.#state.set('running');
    this.#failure.set(undefined);
    try {
      this.#outcome.set(await this.#send(stop.signal));
      this.#state.set('ended');
    } catch (error) {
      this.#state.set(stop.signal.aborted ? 'paused' : 'failed');
      if (!stop.signal.aborted) this.#failure.set(error);
    } finally {
      this.#retrySeconds.set(undefined);
    }
  }

  /** What was refused in a part that is in already comes from the server again, so each part begins with nothing. */
  async #send(signal: AbortSignal): Promise<ImportOutcome> {
    const { api, file, mapper, survey, mode, hospitalId } = this.#plan;
    const refusals = new Refusals(mapper.kind);
    const rejects = this.#emptyRejects();
    this.#rejects = rejects;
    return runImport({
      api: persistentApi(api, (waiting) => this.#tellWaiting(waiting?.seconds)),
      source: file.source,
      mapper,
      fileName: file.name,
      mode,
      hospitalId,
      known: survey,
      concurrency: batchesAtOnce,
      signal,
      onStart: (run) => this.#runId.set(run.id),
      onResult: (result, record) => {
        refusals.add(result);
        rejects.add(result, record);
      },
      onProgress: (progress) => {
        this.#progress.set(progress);
        this.#refusals.set(refusals.groups());
      },
    });
  }

  #tellWaiting(seconds: number | undefined): void {
    if (this.#stop.signal.aborted) return;
    this.#retrySeconds.set(seconds);
    this.#state.set(seconds === undefined ? 'running' : 'waiting');
  }

  #emptyRejects(): RejectsFile {
    return new RejectsFile(this.#plan.mapper.kind, this.#plan.file.source.header);
  }
}
