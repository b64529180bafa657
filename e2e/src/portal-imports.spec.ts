import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from './world/browser.ts';
import { Database } from './world/database.ts';
import { ImportScreen } from './world/import-screen.ts';
import { sizes } from './world/looks.ts';
import { signedIn } from './world/people.ts';
import { root } from './world/processes.ts';
import { type Server, startServer } from './world/server.ts';
import { Smc, temporaryFolder } from './world/smc.ts';

const samples = join(root, 'cli', 'samples');

/** Thirty doctors, of whom ten cannot go in, each for a reason of its own. */
function tenFaults(prefix: string): { faulty: string; mend: (rejects: string) => string } {
  const columns = 'external_id,full_name,email,specialties,visit_type,duration_minutes,fee,currency,mode';
  const row = (n: number, change: Record<string, string> = {}) =>
    Object.values({
      id: `${prefix}-${n}`,
      name: `Dr. Number ${n}`,
      email: `${prefix}-${n}@doctors.example`,
      specialties: 'cardiology',
      visit: 'First visit',
      minutes: '20',
      fee: '500.00',
      currency: 'INR',
      mode: 'in_person',
      ...change,
    }).join(',');
  const faults: Record<number, Record<string, string>> = {
    3: { name: '' },
    5: { email: 'nobody at home' },
    8: { fee: 'a lot' },
    11: { minutes: 'twenty' },
    12: { currency: 'XXY' },
    15: { mode: 'by pigeon' },
    18: { fee: '500.005' },
    21: { id: '' },
    24: { minutes: '20,and a cell too many' },
    27: { id: `${prefix}-26` },
  };
  const rows = Array.from({ length: 30 }, (_, i) => row(i + 1, faults[i + 1]));
  const mend = (rejects: string): string => {
    const [header = '', ...refused] = rejects.trimEnd().split('\n');
    const lineAt = header.split(',').indexOf('line');
    return [header, ...refused.map((text) => `${row(lineOf(text, lineAt) - 1)},,,,`)].join('\n') + '\n';
  };
  return { faulty: [columns, ...rows].join('\n') + '\n', mend };
}

function lineOf(row: string, lineAt: number): number {
  return Number(row.split(',')[lineAt]);
}

describe('imports in the browser', () => {
  const folder = temporaryFolder();
  let server: Server;
  let browser: Browser;
  let database: Database;
  let smc: Smc;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    database = await Database.open(server.databaseUrl);
    smc = new Smc(server.url);
    await smc.login();
    await smc.importOf('doctors', join(samples, 'doctors', 'ok', 'doctors.csv'));
  });
  afterAll(async () => {
    await browser.close();
    await database.close();
    await server.stop();
  });

  it.each(Object.entries(sizes))(
    'a file with ten faults is dropped, tried, imported, corrected and dropped again (%s)',
    async (look, options) => {
      const { faulty, mend } = tenFaults(look);
      const screen = await ImportScreen.open(browser, server.url, options);
      const { page } = screen;
      await screen.expectSoundIn(look, 'import-file');

      await screen.drop('doctors.csv', faulty);
      await screen.heading('Say which column is which');
      await page.getByText('30 rows').waitFor();
      await page.getByText('there is nothing to map').waitFor();
      await screen.expectSoundIn(look, 'import-columns');

      await screen.tryOut();
      expect(await screen.outcome()).toEqual([
        '20 would be created',
        '0 would be updated',
        '0 unchanged',
        '10 would be refused',
      ]);
      await page.getByText('Write the fee as a plain decimal').first().click();
      await page.getByText('a lot').waitFor();
      await screen.expectSoundIn(look, 'import-tried');
      expect(
        await database.value(`select count(*)::int from doctors where external_id like $1`, [`${look}-%`]),
      ).toBe(0);

      const file = join(folder, `${look}.csv`);
      writeFileSync(file, faulty);
      await smc.run(['doctors', 'import', file, '--dry-run', '--rejects', join(folder, 'rejects.csv')]);
      const rejects = await screen.downloaded('Download the refused rows');
      expect(rejects).toEqual({
        name: 'doctors.rejects.csv',
        text: readFileSync(join(folder, 'rejects.csv'), 'utf8'),
      });
      expect(rejects.text.trimEnd().split('\n')).toHaveLength(11);

      await screen.press('Import 20 rows');
      await screen.heading('The rows are in');
      expect(await screen.outcome()).toEqual(['20 created', '0 updated', '0 unchanged', '10 refused']);
      await screen.expectSoundIn(look, 'import-done');

      for (const expected of ['10 created', '10 unchanged']) {
        await screen.press('Import another file');
        await screen.drop(rejects.name, mend(rejects.text));
        await screen.tryOut();
        await screen.press('Import 10 rows');
        await screen.heading('The rows are in');
        expect(await screen.outcome()).toEqual(expect.arrayContaining([expected, '0 updated', '0 refused']));
      }
      expect(
        await database.value(`select count(*)::int from doctors where external_id like $1`, [`${look}-%`]),
      ).toBe(30);
      await screen.close();
    },
  );

  it('somebody else’s columns are mapped by keyboard alone, and the mapping is one the command line reads', async () => {
    const screen = await ImportScreen.open(browser, server.url);
    const { page } = screen;
    const foreign =
      '\uFEFFKlinik-Nr;Vorname;Nachname;Fach;Honorar\r\nK-1;Asha;Rao;CARD;500.00\r\nK-2;Mila;"Rose\nMD";ENT;300\r\n';
    const file = join(folder, 'foreign.csv');
    writeFileSync(file, foreign);

    // Asked for before the way there: a key that comes right behind the asking may overtake it in the browser.
    const chosen = page.waitForEvent('filechooser');
    await screen.tabTo('Choose a file…');
    await page.keyboard.press('Space');
    await (await chosen).setFiles(file);
    await screen.heading('Say which column is which');
    await page.getByText('Guessed from the names of the columns').waitFor();
    await page.getByText('Still to be said').waitFor();

    await screen.tabTo(/^external_id/);
    await page.keyboard.type('Klinik');
    await screen.tabTo(/columns that are left out/);
    await page.keyboard.press('Enter');
    await screen.tabTo(/^specialties/);
    await page.keyboard.type('Fach');
    await page.getByRole('group', { name: 'specialties' }).getByText('CARD', { exact: true }).waitFor();
    await screen.tabTo('Change values…');
    await page.keyboard.press('Enter');
    await screen.tabTo('Replace all values of the file…');
    await page.keyboard.press('Enter');
    await page.locator(':focus').and(page.getByLabel('With us, for CARD')).waitFor({ timeout: 5_000 });
    await page.keyboard.press('Control+A');
    await page.keyboard.type('cardiology');
    await screen.tabTo(/^visit_type/);
    await page.keyboard.type('A fixed');
    await page.getByLabel('Value', { exact: true }).waitFor();
    await screen.tabTo('Value');
    await page.keyboard.type('First visit');
    await screen.tabTo(/^duration_minutes/);
    await page.keyboard.type('A fixed');
    await page.getByLabel('Value', { exact: true }).nth(1).waitFor();
    await screen.tabTo('Value');
    await page.keyboard.type('20');
    await screen.tabTo(/^fee/);
    await page.keyboard.type('Honorar');
    await screen.expectSoundIn('light', 'import-mapped');

    const { name, text } = await screen.downloaded('Keep as mapping.yaml');
    expect(name).toBe('mapping.yaml');
    writeFileSync(join(folder, 'mapping.yaml'), text);
    await screen.tabTo('Dry run');
    await page.keyboard.press('Enter');
    await screen.heading('What the import would do');
    await screen.tabTo('Import 2 rows');
    await page.keyboard.press('Enter');
    await screen.heading('The rows are in');
    expect(await screen.outcome()).toContain('2 created');

    const map = ['--map', join(folder, 'mapping.yaml')];
    expect((await smc.importOf('doctors', file, ...map)).counts).toMatchObject({ unchanged: 2 });
    const { items } = await signedIn(server.url, 'it@demo.test')
      .doctors.search({ q: 'Asha Rao', status: 'all' })
      .page();
    expect(items.find(({ externalId }) => externalId === 'K-1')?.specialties).toEqual(['cardiology']);

    // A file with the same columns is read the same way the next time.
    await screen.tabTo('Import another file');
    await page.keyboard.press('Enter');
    await screen.drop('again.csv', foreign);
    await page.getByText('Mapped as the last time').waitFor();
    await screen.tryOut();
    expect(await screen.outcome()).toContain('2 unchanged');
    await screen.close();
  });
});
