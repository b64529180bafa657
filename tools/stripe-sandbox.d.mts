export interface StripeSandboxOptions {
  /** Without it: any free port. */
  port?: number;
  /** This port, or the next that is free. */
  firstPort?: number;
  /** Where its state stays from one start to the next. Without it: in memory. */
  dataFile?: string;
  /** Where its events go; `PUT /_sandbox/webhook-endpoint` changes it later. */
  webhookUrl?: string;
  /** Settings over the usual ones, such as `{ STRIPE_SANDBOX_SECRET_KEY: 'sk_test_other' }`. */
  env?: NodeJS.ProcessEnv;
  /** Without it: beside the data file, or a temporary one. */
  logFile?: string;
}

export interface RunningStripeSandbox {
  /** `http://127.0.0.1:<port>`, for the API's setting STRIPE_SANDBOX_URL. */
  url: string;
  port: number;
  pid: number;
  keys: { secret: string; publishable: string; webhookSecret: string };
  logFile: string;
  /** Settles when the process has ended, for whatever reason. */
  exited: Promise<{ code: number | null; signal: string | null }>;
  /** Asks it to end, and waits. */
  stop(): Promise<void>;
  /** What a power cut does to the process. The data file stays, to be started on again. */
  kill(): Promise<void>;
}

export function startStripeSandbox(options?: StripeSandboxOptions): Promise<RunningStripeSandbox>;
