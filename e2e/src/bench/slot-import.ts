import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { root, start } from '../world/processes.ts';
import type { Server } from '../world/server.ts';
import type { Clinic } from './clinic.ts';
import { ended, watchMemory } from './processes.ts';

const minute = 60_000;
const slotsPerDay = 28;

interface SlotRow {
  externalId: string;
  doctor: number;
  start: Date;
}

/** `smc slots import` of so many new slots, beside `INSERT … UNNEST` of as many into the same table on one connection. */
export async function benchSlotImport(
  client: Client,
  server: Server,
  clinic: Clinic,
  apiKey: string,
  rows: number,
) {
  const folder = await mkdtemp(join(tmpdir(), 'smc-bench-'));
  try {
    const file = join(folder, 'slots.csv');
    await writeCsv(file, clinic, rows);
    const bare = await insertBare(client, clinic, rows);
    const ours = await importFile(file, server, apiKey);
    const perSecond = { ours: rows / ours.seconds, bare: rows / bare };
    return { ...perSecond, ratio: perSecond.ours / perSecond.bare, memory: ours.memory };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function importFile(file: string, server: Server, apiKey: string) {
  const env = { SMC_API_URL: server.url, SMC_API_KEY: apiKey, XDG_CONFIG_HOME: tmpdir() };
  const begun = performance.now();
  const smc = start(
    process.execPath,
    [
      `${root}cli/dist/main.js`,
      'slots',
      'import',
      file,
      '--quiet',
      ...(process.env['BATCH'] ? ['--batch-size', process.env['BATCH']] : []),
    ],
    { env },
  );
  const watch = watchMemory({ api: server.apis[0]?.pid, smc: smc.pid });
  smc.stderr?.pipe(process.stderr);
  const code = await ended(smc);
  const seconds = (performance.now() - begun) / 1000;
  const memory = watch.stop();
  if (code !== 0) {
    throw new Error(`smc ended with ${code}`);
  }
  return { seconds, memory };
}

/** The limit: arrays of 5,000 rows a statement into the same table, with the same indexes, on one connection. */
async function insertBare(client: Client, clinic: Clinic, rows: number): Promise<number> {
  const { rows: locations } = await client.query<{ id: string }>(
    'select id from locations where hospital_id = $1',
    [clinic.hospitalId],
  );
  const made = [...slotRows(clinic, rows, 2000, 'bare')];
  const begun = performance.now();
  for (let i = 0; i < rows; i += 5000) {
    const part = made.slice(i, i + 5000);
    await client.query({
      name: 'bare-slots',
      text: `insert into slots (id, hospital_id, doctor_id, location_id, external_id, lane, starts_at, ends_at)
             select gen_random_uuid(), $1, d, $2, e, 0, s, s + interval '15 minutes'
               from unnest($3::uuid[], $4::text[], $5::timestamptz[]) as row (d, e, s)`,
      values: [
        clinic.hospitalId,
        locations[0]?.id,
        part.map(({ doctor }) => clinic.doctorIds[doctor]),
        part.map(({ externalId }) => externalId),
        part.map(({ start }) => start.toISOString()),
      ],
    });
  }
  return (performance.now() - begun) / 1000;
}

/** A schedule as hospitals export it: doctor by doctor, day by day, every quarter of an hour. */
function* slotRows({ doctorIds }: Clinic, rows: number, fromDay: number, name: string): Generator<SlotRow> {
  const midnight = Math.floor(Date.now() / 86_400_000 + fromDay) * 86_400_000;
  const perDoctor = Math.ceil(rows / doctorIds.length);
  for (let n = 0; n < rows; n += 1) {
    const [doctor, nth] = [Math.floor(n / perDoctor), n % perDoctor];
    const day = Math.floor(nth / slotsPerDay) * 86_400_000;
    const start = new Date(midnight + day + 4 * 60 * minute + (nth % slotsPerDay) * 15 * minute);
    yield { externalId: `${name}-${n}`, doctor, start };
  }
}

async function writeCsv(file: string, clinic: Clinic, rows: number): Promise<void> {
  const stream = createWriteStream(file);
  stream.write('external_id,doctor_external_id,start,end\n');
  for (const { externalId, doctor, start: from } of slotRows(clinic, rows, 1000, 'import')) {
    const to = new Date(from.getTime() + 15 * minute);
    const line = `${externalId},${clinic.doctorKeys[doctor]},${from.toISOString()},${to.toISOString()}\n`;
    if (!stream.write(line)) {
      await once(stream, 'drain');
    }
  }
  stream.end();
  await once(stream, 'finish');
}
