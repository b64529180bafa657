/** What `npm start` and `npm run dev` have in common: a database with the newest schema and the settings to reach it. */
import { join } from 'node:path';
import { dataFolder } from './data-folder.mjs';
import { startPostgres } from './embedded-postgres.mjs';
import { openMailbox } from './mailbox.mjs';
import { run } from './processes.mjs';
import { Failure, step } from './steps.mjs';
import { startStripeSandbox } from './stripe-sandbox.mjs';

/** Where Stripe's own stand-in for tests listens too, so that people find it. */
const usualStripePort = 12_111;

/** DATABASE_URL wins; without it an embedded PostgreSQL keeps its data in .data/postgres. */
export async function openDatabase() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL };
  return step('PostgreSQL is running', () => startPostgres({ dataDir: join(dataFolder, 'postgres') }));
}

/** STRIPE_SECRET_KEY wins, and STRIPE_SANDBOX_URL; without them a sandbox keeps its state in .data/stripe.sqlite. */
export async function openStripe(apiPort) {
  const { STRIPE_SECRET_KEY: key, STRIPE_SANDBOX_URL: other, NODE_ENV: environment } = process.env;
  if (key || other || environment === 'production') return undefined;
  const webhookUrl = `http://127.0.0.1:${apiPort}/v1/stripe/webhook`;
  const dataFile = join(dataFolder, 'stripe.sqlite');
  const logFile = join(dataFolder, 'stripe.log');
  return step('Stripe sandbox is running', () =>
    startStripeSandbox({ firstPort: usualStripePort, dataFile, webhookUrl, logFile }).catch((error) => {
      throw new Failure(error.message);
    }),
  );
}

/** SMTP_URL wins; without it what would be sent is kept in .data/mail. */
export async function openMail() {
  if (process.env.SMTP_URL || process.env.NODE_ENV === 'production') return undefined;
  return openMailbox({ folder: join(dataFolder, 'mail') });
}

/** The demo hospital and its logins are for development: production gets neither. */
export function apiEnvironment({ database, stripe, mail, port }) {
  const env = { NODE_ENV: 'development', ...process.env, DATABASE_URL: database.url, PORT: String(port) };
  env.FILES_DIR ||= join(dataFolder, 'files');
  if (stripe) env.STRIPE_SANDBOX_URL = stripe.url;
  if (mail) env.SMTP_URL = mail.url;
  return env.NODE_ENV === 'production' ? env : { ...env, SEED_DEMO: 'on' };
}

/** The server of a demo writes into a pipe; what ends at a terminal is to be read by a person. A LOG_FORMAT of the reader's own wins. */
export function shownAt(stream, env) {
  return stream.isTTY && !env.LOG_FORMAT ? { ...env, LOG_FORMAT: 'readable' } : env;
}

export async function build() {
  const { code, output } = await run('nx', ['run-many', '-t', 'build', '--outputStyle=static']);
  if (code !== 0) throw new Failure(`The build failed.\n\n${output}`);
}

export async function migrate(env) {
  const { code, output } = await run('node', ['api/dist/src/migrate.js'], { env });
  if (code !== 0) throw new Failure(`The database could not be brought up to date.\n\n${output}`);
}
