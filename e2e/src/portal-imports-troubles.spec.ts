import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser, Window } from './world/browser.ts';
import { Database } from './world/database.ts';
import { ImportScreen } from './world/import-screen.ts';
import { light } from './world/looks.ts';
import { signedIn } from './world/people.ts';
import { chooseHospital, signInAs } from './world/portal.ts';
import { root } from './world/processes.ts';
import { type Server, startServer } from './world/server.ts';
import { slotColumns, slotRows } from './world/slot-file.ts';

const samples = join(root, 'cli', 'samples');

describe('imports in the browser when something is in the way', () => {
  let server: Server;
  let browser: Browser;
  let database: Database;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    database = await Database.open(server.databaseUrl);
  });
  afterAll(async () => {
    await browser.close();
    await database.close();
    await server.stop();
  });

  it.each([
    [
      'not UTF-8',
      'x.csv',
      Buffer.from('external_id,full_name\nd-1,Jos\xe9\n', 'latin1'),
      /not UTF-8.*line 2.*0xe9/s,
    ],
    ['empty', 'x.csv', '', /nothing to import/],
    ['without a row', 'x.csv', 'external_id,full_name\n', /nothing to import.*no data rows/s],
    ['with an open quote', 'x.csv', 'external_id,full_name\nd-1,"Asha\n', /quote is out of place.*line 2/s],
    ['a workbook', 'x.xlsx', readFileSync(join(samples, 'slots', 'ok', 'slots.xlsx')), /workbook/],
    ['one JSON array', 'x.json', '[{"a":1}]', /another format/],
  ])(
    'a file that is %s is refused with the reason, and another may follow',
    async (name, file, content, reason) => {
      const screen = await ImportScreen.open(browser, server.url);
      const { page } = screen;
      await screen.drop(file, content);
      const note = page.getByRole('alert');
      await note.waitFor();
      expect(await note.innerText()).toMatch(reason);
      await screen.expectSound(`import-refused-${name.replaceAll(' ', '-')}`);
      await screen.drop('good.csv', 'external_id,full_name\nd-1,Asha\n');
      await screen.heading('Say which column is which');
      await screen.close();
    },
  );

  it('columns that are there twice are named before anything is sent', async () => {
    const screen = await ImportScreen.open(browser, server.url);
    const { page } = screen;
    await screen.drop('twice.csv', 'external_id,full_name,Full_Name\nd-1,Asha,Rao\n');
    await page.getByRole('alert').getByText('"full_name" is there more than once').waitFor();
    expect(await page.getByRole('button', { name: 'Dry run' }).isDisabled()).toBe(true);
    await screen.expectSound('import-columns-twice');
    await screen.close();
  });

  it('an admin says whose the rows are; a doctor finds no imports', async () => {
    const screen = await ImportScreen.open(browser, server.url, light, 'admin@demo.test');
    const { page } = screen;
    const content = 'external_id,full_name\nadmin-1,Dr. From An Admin\n';
    await screen.drop('doctors.csv', content);
    await page.getByText('Choose the hospital.').waitFor();
    await screen.expectSound('import-hospital-light');
    await chooseHospital(page, 'Demo Hospital');
    await screen.tryOut();
    await screen.press('Import one row');
    await screen.heading('The rows are in');
    expect(await screen.outcome()).toContain('1 created');
    await screen.close();

    const doctors = await Window.open(browser, server.url, light);
    await doctors.page.goto('/admin/imports/new');
    await signInAs(doctors.page, 'doctor@demo.test');
    await doctors.page.getByRole('link', { name: 'Doctors', exact: true }).waitFor();
    expect(await doctors.page.getByRole('link', { name: 'Imports' }).count()).toBe(0);
    expect(new URL(doctors.page.url()).pathname).not.toContain('imports');
    const refused = signedIn(server.url, 'doctor@demo.test').imports.list().page();
    await expect(refused).rejects.toMatchObject({ code: 'auth.forbidden' });
    await doctors.close();
  });

  describe('of ten thousand rows', () => {
    const rows = slotRows(10_000, { from: '2037-01-01T00:00:00Z' });
    rows[4_999] = rows[4_999]!.replace(/,[^,]+,1$/, ',tomorrow at nine,1');
    const content = `${[slotColumns, ...rows].join('\n')}\n`;
    const slotsIn = () =>
      database.value<number>(`select count(*)::int from slots where external_id like '2037-01-01%'`);

    it('shows how far it is, pauses, outlives the network, warns whoever leaves, and goes on elsewhere', async () => {
      const screen = await ImportScreen.open(browser, server.url);
      const { page } = screen;
      await screen.drop('slots.csv', content);
      await page.getByText('10,000 rows').waitFor();
      await screen.tryOut();
      expect(await slotsIn()).toBe(0);

      // Batches wait at the door, so that there is time to look.
      const [later, last] = [/\/batches\/([4-9]|10)$/, /\/batches\/([7-9]|10)$/];
      await page.route(later, () => undefined);
      await screen.press('Import 9,999 rows');
      await page.getByText('3,000 of 10,000 rows').waitFor();
      await screen.expectSound('import-running-light');

      await page.getByRole('link', { name: 'All imports' }).click();
      const question = page.getByRole('dialog', { name: 'Leave while rows are on their way?' });
      await question.waitFor();
      await screen.expectSound('import-leaving-light');
      await question.getByRole('button', { name: 'Cancel' }).click();
      await screen.heading('The rows are going in');

      await screen.press('Pause');
      await page.getByText('Paused.').waitFor();
      await screen.expectSound('import-paused-light');
      await page.unroute(later);
      await page.route(last, () => undefined);
      await page.context().setOffline(true);
      await screen.press('Go on');
      await page.getByText('The server cannot be reached.').waitFor();
      await screen.expectSound('import-offline-light');
      await page.context().setOffline(false);
      await page.getByText('6,000 of 10,000 rows').waitFor();
      await page.close({ runBeforeUnload: false });

      const elsewhere = await ImportScreen.open(browser, server.url);
      await elsewhere.drop('slots.csv', content);
      await elsewhere.page.getByText('This file is on its way already').waitFor();
      await elsewhere.expectSound('import-interrupted-light');
      await elsewhere.press('Go on with the import');
      await elsewhere.heading('The rows are in');
      expect(await elsewhere.outcome()).toEqual(['9,999 created', '0 updated', '0 unchanged', '1 refused']);
      expect(await slotsIn()).toBe(9_999);
      const { text } = await elsewhere.downloaded('Download the refused rows');
      expect(text.trimEnd().split('\n')[1]).toContain('tomorrow at nine');
      expect(screen.window.complaints).toEqual([]);
      await elsewhere.close();
    });
  });
});
