import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Chance } from './world/chance.ts';
import { Database } from './world/database.ts';
import { breachesOfPromise } from './world/promise.ts';
import { type Outcome, type RacedTime, RaceTrack } from './world/race-track.ts';
import { type Server, startServer } from './world/server.ts';

const racers = 50;
const rounds = Number(process.env['RACE_ROUNDS'] ?? 200);

const oneSlot = [{ atMinute: 0, minutes: 15 }];
/** A quarter, half and whole hour around the same minutes: whoever has one of them has all three. */
const overlapping = [
  { atMinute: 0, minutes: 60 },
  { atMinute: 15, minutes: 30 },
  { atMinute: 30, minutes: 15 },
];

describe('50 patients who race for the same time at two processes', () => {
  const chance = new Chance();
  let server: Server;
  let database: Database;
  let track: RaceTrack;

  beforeAll(async () => {
    server = await startServer({ processes: 2 });
    database = await Database.open(server.databaseUrl);
    track = new RaceTrack(server, chance);
    await track.prepare({ racers, rounds: rounds * 2 });
  });
  afterAll(async () => {
    await database.close();
    await server.stop();
  });

  /** What goes on with the slot when the racers come. Each ends with time that one of them can have. */
  const beginnings: Record<string, (time: RacedTime) => Promise<Outcome[]>> = {
    'free slot': (time) => Promise.all(track.rush(time, racers)),
    'free slot, over some moments': (time) => Promise.all(track.rush(time, racers, 20)),
    'hold that has lapsed': async (time) => {
      await lapse(await track.early(time, 'held'), 0);
      return Promise.all(track.rush(time, racers));
    },
    'hold that lapses among the racers': async (time) => {
      const lapsesInMs = chance.between(1, 30);
      await lapse(await track.early(time, 'held'), lapsesInMs);
      const early = track.rush(time, racers - 1, lapsesInMs * 2);
      await pause(lapsesInMs * 2);
      return Promise.all([...early, ...track.rush(time, 1)]);
    },
    'cancellation among the racers': async (time) => {
      const appointmentId = await track.early(time, 'any');
      const early = track.rush(time, racers - 1, 20);
      await pause(chance.between(0, 20));
      await track.cancel(appointmentId);
      return Promise.all([...early, ...track.rush(time, 1)]);
    },
    'cancellation of a hold that lapses at the same moment': async (time) => {
      const appointmentId = await track.early(time, 'held');
      const early = track.rush(time, racers - 1, 20);
      // Whichever of the two comes first, the other one finds the hold ended.
      await Promise.all([track.cancel(appointmentId).catch(() => undefined), lapse(appointmentId, 5)]);
      await pause(5);
      return Promise.all([...early, ...track.rush(time, 1)]);
    },
  };

  /** As if the ten minutes of the hold had passed, or will have in a moment. */
  async function lapse(appointmentId: string, inMs: number): Promise<void> {
    await database.rows(
      `update appointments set hold_expires_at = now() + $2 * interval '1 millisecond' where id = $1 and status = 'held'`,
      [appointmentId, inMs],
    );
  }

  async function race(spans: typeof oneSlot): Promise<void> {
    for (let round = 1; round <= rounds; round++) {
      const [name, beginning] = chance.of(Object.entries(beginnings));
      await chance.told(`round ${round}, ${name}`, async () => {
        const outcomes = await beginning(await track.newSlots(spans));
        expect(tally(outcomes)).toEqual({ '201': 1, '409 scheduling.slot_taken': racers - 1 });
        const silent = outcomes.filter(({ status, body }) => status === 409 && !body.alternatives?.length);
        expect(silent).toEqual([]);
      });
    }
  }

  it('have one winner, and 49 are told which times are free instead', () => race(oneSlot), 300_000);

  it('have one winner too when slots of 15, 30 and 60 minutes overlap', () => race(overlapping), 300_000);

  it('leave nobody double-booked, and no slot that names the wrong appointment', async () => {
    expect(await breachesOfPromise(database)).toEqual({});
    const won = await database.value(
      `select count(*)::int from appointments where status in ('held', 'confirmed')`,
    );
    expect(won).toBe(rounds * 2);
  });

  it('never deadlock and never meet in the constraint: they queue before it', async () => {
    const log = readFileSync(server.postgres.logFile, 'utf8');
    expect(log).not.toContain('deadlock detected');
    expect(log).not.toContain('appointments_no_overlap');
    const question = 'select deadlocks::int from pg_stat_database where datname = current_database()';
    expect(await database.value(question)).toBe(0);
  });

  it('cannot be double-booked by SQL either: an active appointment that overlaps another is refused', async () => {
    const taken = (statement: string) =>
      database.rows(statement).then(
        () => 'written',
        (error: unknown) => (error as { constraint?: string }).constraint,
      );
    const copy = (startsAt: string, status = 'confirmed') => `
      insert into appointments (id, reference, hospital_id, doctor_id, location_id, patient_id, lane, starts_at, ends_at, status,
                                mode, payment, fee_minor, currency, policy, booked_by, created_at, updated_at)
      select gen_random_uuid(), gen_random_uuid(), hospital_id, doctor_id, location_id, patient_id, lane, ${startsAt}, ends_at,
             '${status}', mode, payment, fee_minor, currency, policy, booked_by, created_at, updated_at
        from appointments where status in ('held', 'confirmed') order by id limit 1`;
    expect(await taken(copy('starts_at'))).toBe('appointments_no_overlap');
    expect(await taken(copy(`ends_at - interval '1 second'`))).toBe('appointments_no_overlap');
    expect(await taken(copy('starts_at', 'cancelled'))).toBe('written');
    expect(
      await taken(
        `update appointments set status = 'confirmed', hold_expires_at = null where status = 'cancelled'`,
      ),
    ).toBe('appointments_no_overlap');
    expect(
      await taken(
        `update appointments a set ends_at = b.ends_at + interval '1 minute' from appointments b
          where a.status in ('held', 'confirmed') and b.status in ('held', 'confirmed') and b.doctor_id = a.doctor_id
            and b.starts_at = (select min(c.starts_at) from appointments c where c.doctor_id = a.doctor_id and
                               c.status in ('held', 'confirmed') and c.starts_at >= a.ends_at)
            and b.starts_at < a.starts_at + interval '2 days'`,
      ),
    ).toBe('appointments_no_overlap');
  });
});

/** How often each answer came. */
function tally(outcomes: Outcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of outcomes) {
    const answer = body.code === undefined ? String(status) : `${status} ${body.code}`;
    counts[answer] = (counts[answer] ?? 0) + 1;
  }
  return counts;
}
