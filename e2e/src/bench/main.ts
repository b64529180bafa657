/**
 * npm run bench: our figures beside the limit of the same machine in the same run, as ratios. Smaller runs for a quick look:
 * npm run bench -- --scale 0.1
 */
import pg from 'pg';
import { SmartMedConnect } from '@smartmedconnect/sdk';
import { demoPassword, startServer } from '../world/server.ts';
import { benchLists, fillAppointments } from './appointment-lists.ts';
import { benchBookings, fillBooks } from './bookings.ts';
import { addSlots, type Clinic, makeClinic } from './clinic.ts';
import { benchListOnScreen } from './list-on-screen.ts';
import { startBareServer } from './processes.ts';
import { benchReads, fillSlots } from './reads.ts';
import { benchSlotImport } from './slot-import.ts';
import { line, title } from './table.ts';

const scale = Number(process.argv[process.argv.indexOf('--scale') + 1] ?? NaN) || 1;
const bookings = Math.round(6000 * scale);
const imported = Math.round(500_000 * scale);
const listed = Math.round(100_000 * scale);
const crowded = Math.round(5_000_000 * scale);

// As it would be deployed: every line logged, every commit on disk.
const server = await startServer({
  env: { LOG_LEVEL: 'info' },
  postgres: { settings: { fsync: 'on', full_page_writes: 'on' } },
});
const client = new pg.Client({ connectionString: server.databaseUrl });
await client.connect();
const bare = await startBareServer(server.databaseUrl);
const urls = { ours: server.url, bare: bare.url };
try {
  const clinic = await makeClinic(client);
  await addSlots(client, clinic, 1, 4);

  title('Reads over 1,000 doctors, 112,000 slots');
  const small = await benchReads(clinic, urls, bookings);
  tellReads(small);

  title('(a) Bookings, 32 clients');
  await addSlots(client, clinic, 10, Math.max(2, Math.ceil((bookings * 30) / 28_000)));
  tellBookings('empty books', await benchBookings(client, clinic, urls, bookings));
  await fillBooks(client, clinic, 100);
  tellBookings('100 bookings a doctor', await benchBookings(client, clinic, urls, bookings));

  // A fresh process, so that its memory is that of the import.
  await server.apis[0]?.end();
  await server.apis[0]?.start();
  title(`(b) Import of ${imported.toLocaleString('en')} slots, (d) memory meanwhile`);
  const {
    ours,
    bare: limit,
    ratio,
    memory,
  } = await benchSlotImport(client, server, clinic, await apiKey(clinic), imported);
  line(
    'smc slots import',
    `${Math.round(ours)} slots/s`,
    `INSERT … UNNEST ${Math.round(limit)}`,
    ratio,
    '≥ 0.4',
  );
  for (const [name, { peakMb, firstThirdMb, lastThirdMb }] of Object.entries(memory)) {
    line(
      `memory of ${name}`,
      `${peakMb} MB at most`,
      `first third ${firstThirdMb}, last third ${lastThirdMb}`,
    );
  }

  title(`(c) The same reads with ${crowded.toLocaleString('en')} slots in the table`);
  await fillSlots(client, clinic, crowded);
  const large = await benchReads(clinic, urls, bookings);
  tellReads(large);
  line(
    'growth of a week, p50',
    `${large.week.ours.p50Ms} ms`,
    `${small.week.ours.p50Ms} ms before`,
    large.week.ours.p50Ms / small.week.ours.p50Ms,
    '≤ 1.5',
  );
  line(
    'growth of soonest, p50',
    `${large.soonest.p50Ms} ms`,
    `${small.soonest.p50Ms} ms before`,
    large.soonest.p50Ms / small.soonest.p50Ms,
    '≤ 1.5',
  );

  title(
    `(e) Lists of ${listed.toLocaleString('en')} appointments of 50 hospitals, 50 on a page, one at a time`,
  );
  const hospital = await fillAppointments(client, listed);
  for (const [what, { p50Ms, p99Ms, statuses }] of await benchLists(server.url, hospital)) {
    const refused = Object.keys(statuses).some((status) => status !== '200');
    line(what, `p50 ${p50Ms} ms`, refused ? `REFUSED: ${JSON.stringify(statuses)}` : `p99 ${p99Ms} ms`);
  }
  for (const [what, { p50Ms, slowestMs }] of await benchListOnScreen(server.url)) {
    line(what, `p50 ${p50Ms} ms`, `the slowest ${slowestMs} ms`);
  }
} finally {
  await client.end();
  bare.stop();
  await server.stop();
}

function tellReads({ week, soonest }: Awaited<ReturnType<typeof benchReads>>): void {
  line(
    '(c) free slots of a week',
    `${Math.round(week.ours.perSecond)} requests/s`,
    `bare ${Math.round(week.bare.perSecond)}`,
    week.ratio,
    '≥ 0.7',
  );
  line('(c) soonest of 1,000 doctors', `p50 ${soonest.p50Ms} ms`, `p99 ${soonest.p99Ms} ms, one at a time`);
}

function tellBookings(
  name: string,
  { ours, bare: limit, ratio, refused }: Awaited<ReturnType<typeof benchBookings>>,
): void {
  line(
    name,
    `${Math.round(ours.perSecond)} bookings/s`,
    `bare ${Math.round(limit.perSecond)}`,
    ratio,
    '≥ 0.5',
  );
  line(
    '',
    `p50 ${ours.p50Ms} ms, p99 ${ours.p99Ms} ms`,
    refused.length > 0 ? `REFUSED: ${refused.join(', ')}` : 'none refused',
  );
}

async function apiKey({ hospitalId }: Clinic): Promise<string> {
  const admin = new SmartMedConnect({
    baseUrl: server.url,
    auth: { email: 'admin@demo.test', password: demoPassword },
  });
  const scopes = ['imports:write', 'imports:read', 'slots:write', 'hospital:read'] as const;
  return (await admin.apiKeys.create({ name: 'bench', hospitalId, scopes: [...scopes] })).secret;
}
