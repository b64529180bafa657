export interface PostgresOptions {
  /** Where the data stays. Without it: a temporary folder, removed by `stop()`. */
  dataDir?: string;
  /** The data folder of a stopped server: what is in it is there in this one from the first start on. */
  copyOf?: string;
  /** Without it: any free port. */
  port?: number;
  /** Server settings over the development ones, such as `{ fsync: 'off' }`. */
  settings?: Record<string, string | number>;
}

export interface RunningPostgres {
  /** Superuser connection to the database `smartmedconnect`. */
  url: string;
  port: number;
  pid: number;
  /** Where deadlocks and lock waits can be read. */
  logFile: string;
  /** Settles when the server process has ended, for whatever reason. */
  exited: Promise<{ code: number | null; signal?: string | null; error?: Error }>;
  /** Fast shutdown: open transactions are rolled back, data is on disk. */
  stop(): Promise<void>;
  /** What a power cut does to the process. The data folder stays, to be started again. */
  kill9(): Promise<void>;
}

export function startPostgres(options?: PostgresOptions): Promise<RunningPostgres>;
