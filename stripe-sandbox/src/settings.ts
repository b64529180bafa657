/** What a process is started with. The keys are names agreed on, not secrets: nothing here is worth money. */
export interface Settings {
  host: string;
  port: number;
  /** Path of the SQLite file; `:memory:` forgets at exit. */
  data: string;
  webhookUrl: string | null;
  /** Where every call and answer is written down, a line each, to be read after whatever becomes of the process. */
  exchangesFile: string | null;
  secretKey: string;
  publishableKey: string;
  webhookSecret: string;
}

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  return {
    host: env.HOST || '127.0.0.1',
    port: readPort(env.PORT || '12111'),
    data: env.STRIPE_SANDBOX_DATA || ':memory:',
    exchangesFile: env.STRIPE_SANDBOX_EXCHANGES || null,
    webhookUrl: env.STRIPE_SANDBOX_WEBHOOK_URL || null,
    secretKey: env.STRIPE_SANDBOX_SECRET_KEY || 'sk_test_sandbox',
    publishableKey: env.STRIPE_SANDBOX_PUBLISHABLE_KEY || 'pk_test_sandbox',
    webhookSecret: env.STRIPE_SANDBOX_WEBHOOK_SECRET || 'whsec_sandbox',
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`PORT must be a number from 0 to 65535, not ${text}.`);
}
