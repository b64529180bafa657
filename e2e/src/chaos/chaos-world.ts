import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '../../../tools/embedded-postgres.mjs';
import { Database } from '../world/database.ts';
import { freePort, until } from '../world/processes.ts';
import { type Server, startServer } from '../world/server.ts';
import { temporaryFolder } from '../world/smc.ts';
import { StripeWorld } from '../world/stripe.ts';

/** Each in its turn; by chance when that is not enough. */
export const victims = [
  'first api',
  'stripe',
  'postgres',
  'second api',
  'first api and stripe',
  'both apis',
  'postgres and stripe',
  'second api and postgres',
  'everything',
] as const;
export type Victim = (typeof victims)[number];

/** PostgreSQL, Stripe and two processes of the API, each of which can be killed with -9 and started again. */
export class ChaosWorld {
  readonly server: Server;
  readonly stripe: StripeWorld;
  private readonly postgresOptions: { dataDir: string; port: number };

  private constructor(
    server: Server,
    stripe: StripeWorld,
    postgresOptions: { dataDir: string; port: number },
  ) {
    this.server = server;
    this.stripe = stripe;
    this.postgresOptions = postgresOptions;
  }

  static async start(): Promise<ChaosWorld> {
    const folder = temporaryFolder();
    // The account that runs PostgreSQL has to pass through it.
    chmodSync(folder, 0o755);
    const postgresOptions = { dataDir: join(folder, 'postgres'), port: await freePort() };
    const stripe = await StripeWorld.start(join(folder, 'stripe.sqlite'));
    try {
      const server = await startServer({ processes: 2, env: stripe.settings, postgres: postgresOptions });
      await stripe.sendEventsTo(server.url);
      return new ChaosWorld(server, stripe, postgresOptions);
    } catch (error) {
      await stripe.stop();
      throw error;
    }
  }

  database(): Promise<Database> {
    return Database.open(this.server.databaseUrl);
  }

  async killAndRestart(victim: Victim): Promise<void> {
    const { apis, postgres } = this.server;
    const everything = victim === 'everything';
    const dying = [
      everything || victim === 'both apis' || victim.includes('first api') ? apis[0] : undefined,
      everything || victim === 'both apis' || victim.includes('second api') ? apis[1] : undefined,
    ].filter((api) => api !== undefined);
    await Promise.all(dying.map((api) => api.end('SIGKILL')));
    if (everything || victim.includes('postgres')) {
      await postgres.kill9();
      this.server.postgres = await startPostgres(this.postgresOptions);
    }
    if (everything || victim.includes('stripe')) {
      await this.stripe.killAndRestart();
    }
    await Promise.all(dying.map((api) => api.start()));
    await Promise.all(
      apis.map((api) =>
        until(async () => (await fetch(`${api.url}/health/ready`)).ok, 'the API to be ready again'),
      ),
    );
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await this.stripe.stop();
  }
}
