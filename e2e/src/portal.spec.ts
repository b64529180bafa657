import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser, Window } from './world/browser.ts';
import { light, sizes } from './world/looks.ts';
import { root, run } from './world/processes.ts';
import { goTo, signInAs, signOut } from './world/portal.ts';
import { type Server, startServer } from './world/server.ts';
import { Smc, temporaryFolder } from './world/smc.ts';

const samples = join(root, 'cli', 'samples');

describe('the portal in a browser', () => {
  const folder = temporaryFolder();
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    const smc = new Smc(server.url);
    await smc.login();
    await smc.importOf('doctors', join(samples, 'doctors', 'ok', 'doctors.csv'));
    const { stdout } = await run(process.execPath, [join(samples, 'make-demo-slots.mjs')]);
    writeFileSync(join(folder, 'november.csv'), stdout);
    await smc.importOf('slots', join(folder, 'november.csv'));
    await smc.run(['doctors', 'import', join(samples, 'doctors', 'not-ok', 'cells.csv')]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('tells whoever mistypes the password that it is wrong, and nothing more', async () => {
    const window = await Window.open(browser, server.url, light);
    await window.page.goto('/admin');
    await signInAs(window.page, 'it@demo.test', 'Not-The-Password-1!');
    const note = window.page.getByRole('alert');
    await note.waitFor();
    expect(await note.innerText()).toContain('E-mail address or password is not right');
    expect(new URL(window.page.url()).pathname).toBe('/admin/en/sign-in');
    await window.expectSound('wrong-password-light');
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  it.each(Object.entries(sizes))(
    'leads hospital IT from the sign-in to a refused row, to a doctor and out again (%s)',
    async (look, options) => {
      const window = await Window.open(browser, server.url, options);
      const { page } = window;
      // Nobody is signed in: the portal asks first, and then goes where the person wanted.
      await page.goto('/admin/imports');
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await window.expectSound(`sign-in-${look}`);
      await signInAs(page, 'it@demo.test');

      await page.getByRole('heading', { name: 'Imports' }).waitFor();
      await page.getByRole('link', { name: 'november.csv' }).waitFor();
      await window.expectSound(`imports-${look}`);

      await page.getByRole('link', { name: 'cells.csv' }).click();
      await page.getByRole('heading', { name: 'cells.csv' }).waitFor();
      await page.getByRole('link', { name: /^Refused/ }).click();
      const refused = page.getByRole('row').filter({ has: page.getByText('Refused') });
      await refused.first().waitFor();
      expect(await refused.first().innerText()).toMatch(/\w+ \w+ \w+/);
      await window.expectSound(`import-${look}`);

      await goTo(page, 'Doctors');
      await page.getByLabel('Search doctors').fill('vikram iyengr');
      await page.getByRole('row').filter({ hasText: 'Vikram Iyengar' }).waitFor();
      await page.getByRole('row').filter({ hasText: 'Tara Srinivasan' }).waitFor({ state: 'detached' });
      await page.getByLabel('Search doctors').fill('');
      await page.getByRole('row').filter({ hasText: 'Asha Rao' }).waitFor();
      await window.expectSound(`doctors-${look}`);

      await page.reload();
      await page.getByRole('heading', { name: 'Doctors' }).waitFor();
      await signOut(page);
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await page.goto('/admin/doctors');
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      expect(window.complaints).toEqual([]);
      await window.close();
    },
  );
});
