import { Chance } from '../world/chance.ts';
import type { Database } from '../world/database.ts';
import { signedIn } from '../world/people.ts';
import { until } from '../world/processes.ts';
import { breachesOfPromise } from '../world/promise.ts';
import { type Books, readBooks } from './books.ts';
import { type Breach, breachesIn } from './breaches.ts';
import { ChaosWorld, type Victim, victims } from './chaos-world.ts';
import { makeChaosClinic } from './clinic.ts';
import { PatientApp } from './patient-app.ts';
import { comeToRest, underWay } from './quiet.ts';
import { lapseIn, stories } from './stories.ts';

export interface ChaosOptions {
  seed: number;
  bookings: number;
  kills: number;
  concurrency?: number;
  /** Does not wait for the last holds to lapse: they do at once. */
  hurried?: boolean;
  /** Told what happens, line by line. */
  say?: (line: string) => void;
}

export interface ChaosOutcome {
  /** How often each story was told to its end. */
  told: Record<string, number>;
  /** Stories that ended with an answer no app should get, by booking. */
  failures: string[];
  killed: Victim[];
  reconciled: { checked: number; healed: number; reported: number };
  books: Books;
  breaches: Breach[];
}

/** A tenth of all calls fail, some before and some after their effect; news comes late, twice, in another order or not at all. */
const faults = {
  calls: { failBefore: 0.04, failAfter: 0.03, dropAfter: 0.03, delayMs: [0, 20] },
  webhooks: { drop: 0.1, repeat: 0.15, delayMs: [0, 1500], reorder: 0.1 },
} satisfies Parameters<ChaosWorld['stripe']['fail']>[0];

/** A story ends by the patience of its patient: waiting for some of them to end needs no limit of its own. */
const noLimit = Number.POSITIVE_INFINITY;

/**
 * Patients book and pay while Stripe has faults and everything is killed at moments drawn by chance; then faults end, all comes to
 * rest, the books are compared, and both sides are looked at.
 */
export async function runChaos(options: ChaosOptions): Promise<ChaosOutcome> {
  const world = await ChaosWorld.start();
  try {
    return await new ChaosRun(world, options).run();
  } finally {
    await world.stop();
  }
}

class ChaosRun {
  private readonly chance: Chance;
  private readonly told: Record<string, number> = {};
  private readonly failures: string[] = [];
  private readonly killed: Victim[] = [];
  private begun = 0;
  private ended = 0;
  private readonly world: ChaosWorld;
  private readonly options: ChaosOptions;

  constructor(world: ChaosWorld, options: ChaosOptions) {
    this.world = world;
    this.options = options;
    this.chance = new Chance(options.seed);
  }

  async run(): Promise<ChaosOutcome> {
    await this.world.stripe.fail({ ...faults, seed: this.options.seed });
    await this.disturbedBookings();
    await this.world.stripe.fail({});
    this.say('faults are healed; waiting for all to come to rest');
    if (this.options.hurried) {
      await this.withDatabase((database) =>
        database.rows(`update appointments set hold_expires_at = now() where status = 'held'`),
      );
    }
    await this.rest();
    const reconciled = await this.reconcile();
    await this.rest();
    return this.withDatabase(async (database) => {
      const books = await readBooks(database, this.world.stripe);
      const promise = Object.entries(await breachesOfPromise(database));
      const breaches = [
        ...breachesIn(books),
        ...promise.map(([breach, count]) => ({ breach, ids: [`${count} rows`] })),
      ];
      const { told, failures, killed } = this;
      return { told, failures, killed, reconciled, books, breaches };
    });
  }

  private async disturbedBookings(): Promise<void> {
    const { bookings, kills, concurrency = 32 } = this.options;
    const clinic = await this.withDatabase((database) => makeChaosClinic(database, bookings));
    const plan = planOf(this.chance, bookings);
    const work = async () => {
      while (this.begun < bookings) {
        const n = this.begun++;
        await this.tell(n, plan[n] ?? '', clinic);
        this.ended += 1;
      }
    };
    const killing = this.killAll(planOfKills(this.chance, bookings, kills));
    await Promise.all([killing, ...Array.from({ length: concurrency }, work)]);
  }

  /** One booking's story. Patients take turns, so that nobody begins more than ten payments. */
  private async tell(
    n: number,
    name: string,
    { patients, early, others, late }: Awaited<ReturnType<typeof makeChaosClinic>>,
  ): Promise<void> {
    const { server, stripe } = this.world;
    const chance = new Chance(this.options.seed + n);
    const app = (place: number) =>
      new PatientApp(chance.of(server.apis).url, patients[place % patients.length]!, stripe);
    try {
      await stories[name]!.story({
        app: app(n),
        other: app(n + 1),
        early: early[n]!,
        another: others[n]!,
        late: late[n % late.length]!,
        chance,
        lapse: lapseIn(() => this.world.database()),
      });
      this.told[name] = (this.told[name] ?? 0) + 1;
    } catch (error) {
      this.failures.push(`booking ${n} (${name}): ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private async killAll(plan: readonly { after: number; victim: Victim }[]): Promise<void> {
    for (const { after, victim } of plan) {
      await until(async () => this.ended >= after, `booking ${after}`, noLimit);
      await this.world.killAndRestart(victim);
      this.killed.push(victim);
      this.say(`${this.ended} bookings: killed ${victim}`);
    }
  }

  private rest(): Promise<void> {
    return this.withDatabase((database) =>
      comeToRest(
        () => underWay(database),
        (line) => this.say(line),
      ),
    );
  }

  private async reconcile(): Promise<ChaosOutcome['reconciled']> {
    const admin = signedIn(this.world.server.url, 'admin@demo.test');
    const { id } = await admin.reconciliations.start();
    await until(async () => (await admin.reconciliations.get(id)).status !== 'running', 'the comparison');
    const { status, checked, healed, reported } = await admin.reconciliations.get(id);
    if (status !== 'completed') {
      throw new Error(`the comparison with Stripe ended ${status}`);
    }
    for await (const difference of admin.reconciliations.differences(id)) {
      const { action, kind, paymentId, refundId, detail } = difference;
      this.say(`${action}: ${kind} of ${refundId ?? paymentId ?? difference.stripeId}: ${detail}`);
    }
    return { checked, healed, reported };
  }

  private async withDatabase<Answer>(ask: (database: Database) => Promise<Answer>): Promise<Answer> {
    const database = await this.world.database();
    try {
      return await ask(database);
    } finally {
      await database.close();
    }
  }

  private say(line: string): void {
    this.options.say?.(line);
  }
}

/** Which story each booking tells: as often as its share, in an order drawn by chance. */
function planOf(chance: Chance, bookings: number): string[] {
  const deck = Object.entries(stories).flatMap(([name, { share }]) => Array<string>(share).fill(name));
  return Array.from({ length: bookings }, () => chance.of(deck));
}

/** One in each part of the run, somewhere in it. */
function planOfKills(chance: Chance, bookings: number, kills: number) {
  return Array.from({ length: kills }, (_, kill) => ({
    after: Math.floor(((kill + chance.next()) / kills) * bookings * 0.9),
    victim: victims[kill] ?? chance.of(victims),
  }));
}
