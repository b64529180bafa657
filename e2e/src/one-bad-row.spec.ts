import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from './world/database.ts';
import { finish, freePort, root, until } from './world/processes.ts';
import { type Server, startServer } from './world/server.ts';
import { slotColumns, slotRows, writeSlots } from './world/slot-file.ts';
import { type Imported, Smc, temporaryFolder } from './world/smc.ts';

const samples = join(root, 'cli', 'samples');

describe('a file on its way in', () => {
  const folder = temporaryFolder();
  const path = (name: string) => join(folder, name);
  let server: Server;
  let database: Database;
  let smc: Smc;
  let nobodyThere: ReturnType<Smc['run']>;

  beforeAll(async () => {
    // It goes on trying for a while; the other tests need not wait for that.
    nobodyThere = new Smc(`http://127.0.0.1:${await freePort()}`, {
      SMC_API_KEY: 'smc_test_0123456789012345678901234567890123456789',
    }).run(['imports', 'list']);
    server = await startServer();
    database = await Database.open(server.databaseUrl);
    smc = new Smc(server.url);
    await smc.login();
    await smc.importOf('doctors', join(samples, 'doctors', 'ok', 'doctors.csv'));
  });
  afterAll(async () => {
    await database.close();
    await server.stop();
  });

  const slotsLike = (prefix: string) =>
    database.value<number>(`select count(*)::int from slots where external_id like $1 || '%'`, [prefix]);

  it('with one bad row of 10,000 brings 9,999 in, names line, field and reason, and takes the corrected row', async () => {
    const rows = slotRows(10_000, { from: '2031-01-01T00:00:00Z' });
    const good = rows[4_999]!;
    rows[4_999] = good.replace(/,[^,]+,1$/, ',tomorrow at nine,1');
    const file = writeSlots(path('slots.csv'), rows);
    const refused = path('refused.csv');

    const { code, stdout, stderr } = await smc.run(['slots', 'import', file, '--rejects', refused, '--json']);
    const { counts, runId } = JSON.parse(stdout) as Imported;
    expect({ code, counts }).toEqual({
      code: 3,
      counts: { created: 9_999, updated: 0, unchanged: 0, rejected: 1 },
    });
    expect(stderr).toContain(`Refused rows are in ${refused}: correct them and import that file.`);
    expect(await slotsLike('2031-01-01')).toBe(9_999);

    const [header, row, ...more] = readFileSync(refused, 'utf8').trimEnd().split('\n');
    expect(header?.startsWith(`${slotColumns},`)).toBe(true);
    expect(more).toEqual([]);
    expect(row?.startsWith(`${rows[4_999]},5001,end,`)).toBe(true);
    const { stdout: why } = await smc.run(['imports', 'results', runId, '--action', 'rejected', '--json']);
    expect(JSON.parse(why)).toMatchObject({
      line: 5_001,
      externalId: '2031-01-01T00:00:00Z/4999',
      errors: [{ field: 'end', value: 'tomorrow at nine', message: expect.stringMatching(/\w+ \w+/) }],
    });

    const corrected = path('corrected.csv');
    writeFileSync(corrected, readFileSync(refused, 'utf8').replace('tomorrow at nine', good.split(',')[4]!));
    expect((await smc.importOf('slots', corrected)).counts).toMatchObject({ created: 1, rejected: 0 });
    expect(await slotsLike('2031-01-01')).toBe(10_000);
  });

  it('tried with --dry-run is judged row by row and leaves nothing behind; faults end it with 5', async () => {
    const rows = slotRows(50, { from: '2032-01-01T00:00:00Z' });
    rows[7] = rows[7]!.replace('demo-doctor', 'nobody');
    const file = writeSlots(path('dry.csv'), rows);
    const { code, stdout, stderr } = await smc.run(['slots', 'import', file, '--dry-run', '--json']);
    expect({ code, ...(JSON.parse(stdout) as Imported) }).toMatchObject({
      code: 5,
      mode: 'dry_run',
      counts: { created: 49, rejected: 1 },
    });
    expect(stderr).toContain('Dry run, nothing kept');
    expect(await slotsLike('2032-01-01')).toBe(0);
  });

  it('with a column nobody knows, or without one that is needed, is refused before anything is sent', async () => {
    const file = path('columns.csv');
    writeFileSync(
      file,
      'external_id,doctor,start,end,colour\nx,demo-doctor,2033-01-01T00:00Z,2033-01-01T01:00Z,blue\n',
    );
    const { code, stdout, stderr } = await smc.run(['slots', 'import', file]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const column of ['doctor_external_id', 'colour']) {
      expect(stderr).toContain(column);
    }
  });

  it('is not sent for somebody who is not signed in (4), nor to a server that is not there (75)', async () => {
    const file = writeSlots(path('few.csv'), slotRows(3));
    const stranger = await new Smc(server.url).run(['slots', 'import', file]);
    expect(stranger).toMatchObject({ code: 4, stdout: '', stderr: expect.stringContaining('smc login') });
    expect(await nobodyThere).toMatchObject({
      code: 75,
      stderr: expect.stringContaining('cannot be reached'),
    });
  });

  it('may come from a pipe, from a spreadsheet with semicolons and a mark, or as a workbook', async () => {
    const rows = slotRows(20, { from: '2034-01-01T00:00:00Z' });
    const piped = await smc.run(['slots', 'import', '-', '--json'], `${[slotColumns, ...rows].join('\n')}\n`);
    expect(piped.code).toBe(0);
    expect((JSON.parse(piped.stdout) as Imported).counts).toMatchObject({ created: 20 });

    const semicolons = `\uFEFF${[slotColumns, ...rows].join('\r\n').replaceAll(',', ';')}\r\n`;
    writeFileSync(path('spreadsheet.csv'), semicolons);
    expect((await smc.importOf('slots', path('spreadsheet.csv'))).counts).toMatchObject({ unchanged: 20 });

    const workbook = await smc.importOf('slots', join(samples, 'slots', 'ok', 'slots.xlsx'));
    expect(workbook.counts).toMatchObject({ created: workbook.totalRows, rejected: 0 });
  });

  it('that is not UTF-8 is refused with the place, not guessed at', async () => {
    const file = path('latin1.csv');
    writeFileSync(file, Buffer.from('external_id,full_name\nd-1,Jos\xe9 Garc\xeda\n', 'latin1'));
    const { code, stderr } = await smc.run(['doctors', 'import', file]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/UTF-8/);
    expect(stderr).toMatch(/line 2/);
  });

  it('stopped by Ctrl-C in the middle ends with 130, and the same command again ends as if nothing had happened', async () => {
    const rows = slotRows(10_000, { from: '2035-01-01T00:00:00Z' });
    const file = writeSlots(path('stopped.csv'), rows);
    const command = ['slots', 'import', file, '--batch-size', '100', '--concurrency', '2', '--json'];
    const child = smc.start(command);
    const finished = finish(child);
    await until(async () => (await slotsLike('2035-01-01')) > 0, 'the first batch', 120);
    child.kill('SIGINT');
    expect(await finished).toMatchObject({
      code: 130,
      stdout: '',
      stderr: expect.stringContaining('The same command again goes on from here.'),
    });
    const before = await slotsLike('2035-01-01');
    expect(before).toBeLessThan(10_000);

    const again = await smc.run(command);
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({
      resumed: true,
      counts: { created: 10_000, updated: 0, unchanged: 0, rejected: 0 },
    });
    expect(await slotsLike('2035-01-01')).toBe(10_000);
  });

  it('sent by two at the same time ends well for both, and every row is in once', async () => {
    const file = writeSlots(path('twice.csv'), slotRows(5_000, { from: '2036-01-01T00:00:00Z' }));
    const both = await Promise.all(
      [1, 2].map(() => smc.run(['slots', 'import', file, '--batch-size', '250'])),
    );
    expect(both.map(({ code, stderr }) => (code === 0 ? 0 : stderr))).toEqual([0, 0]);
    expect(await slotsLike('2036-01-01')).toBe(5_000);
  });

  it('whose reader goes away is no reason to fall over: a list may be cut short', async () => {
    // Only what can be booked is listed, and that is not far ahead.
    const from = new Date(Date.now() + 24 * 3_600_000).toISOString();
    await smc.importOf('slots', writeSlots(path('long.csv'), slotRows(3_000, { from })));
    const child = smc.start(['slots', 'list', '--hospital', 'demo', '--json']);
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const [first] = (await once(child.stdout!, 'data')) as [Buffer];
    child.stdout?.destroy();
    await once(child, 'close');
    expect(JSON.parse(first.toString().split('\n')[0]!)).toHaveProperty('startsAt');
    expect(stderr).toBe('');
  });
});
