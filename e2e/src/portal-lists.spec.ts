import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser, Window } from './world/browser.ts';
import { light } from './world/looks.ts';
import { goTo, signInAs } from './world/portal.ts';
import { root } from './world/processes.ts';
import { screenFaults } from './world/screen-faults.ts';
import { type Server, startServer } from './world/server.ts';
import { Smc } from './world/smc.ts';

describe('the lists of the portal', () => {
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    const smc = new Smc(server.url);
    await smc.login();
    await smc.importOf('doctors', join(root, 'cli', 'samples', 'doctors', 'ok', 'doctors.csv'));
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const open = async (path: string, options = {}) => {
    const window = await Window.open(browser, server.url, { ...light, ...options });
    await window.page.goto(`/admin${path}`);
    await signInAs(window.page, 'it@demo.test');
    await window.page.getByRole('heading', { name: 'Doctors', level: 1 }).waitFor();
    return window;
  };
  const row = (window: Window, name: string) => window.page.getByRole('row').filter({ hasText: name });

  it('keep filters as a view of one’s own, which is renamed and forgotten', async () => {
    const window = await open('/en/doctors?specialty=cardiology');
    const { page } = window;
    await row(window, 'Asha Rao').waitFor();
    const views = page.getByRole('button', { name: 'Views', exact: true });
    await views.click();
    await page.getByRole('textbox', { name: 'Name of this view' }).fill('Hearts');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Hearts', exact: true }).waitFor();
    expect(await screenFaults(page)).toEqual({});
    await page.keyboard.press('Escape');

    await page.goto('/admin/en/doctors');
    await row(window, 'Meera Krishnan').waitFor();
    await views.click();
    await page.getByRole('button', { name: 'Hearts', exact: true }).click();
    await row(window, 'Meera Krishnan').waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('?specialty=cardiology');

    await views.click();
    await page.getByRole('button', { name: 'Rename Hearts' }).click();
    await page.getByRole('textbox', { name: 'New name' }).fill('Cardiology');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Cardiology', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Delete Cardiology' }).click();
    await page.getByText('Keep filters you often need under a name.').waitFor();
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  it('become a file with all of their rows, as they are narrowed', async () => {
    const window = await open('/en/doctors');
    const { page } = window;
    await row(window, 'Asha Rao').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^doctors-\d{4}-\d\d-\d\d\.csv$/);
    const lines = (await readFile(await download.path(), 'utf8')).replace(/\r\n$/, '').split('\r\n');
    expect(lines[0]).toBe('\uFEFFName,Hospital,Specialties,Status,Next available');
    expect(lines).toHaveLength(41);
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  it('keep what they show while there is no network, say so, and are themselves again once it is back', async () => {
    const window = await open('/en/doctors');
    const { page } = window;
    await row(window, 'Asha Rao').waitFor();
    await page.context().setOffline(true);
    await page.getByText('There is no network.').waitFor();
    expect(await row(window, 'Asha Rao').isVisible()).toBe(true);
    await page.getByLabel('Search doctors').fill('iyengar');
    await page.getByRole('alert').getByText('The server did not answer').waitFor();
    await goTo(page, 'Payments');
    await page.getByRole('alert').getByText('That page could not be loaded: there is no network.').waitFor();
    await window.picture('unloaded-offline');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Doctors');
    await page.context().setOffline(false);
    await row(window, 'Vikram Iyengar').waitFor();
    await page.getByText('There is no network.').waitFor({ state: 'detached' });

    // The server may be away as well: whose the session is, nobody can say then.
    await page.route('**/v1/**', (route) => route.abort());
    await page.reload();
    await page.getByRole('heading', { name: 'You are still signed in' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/admin/en/doctors');
    await page.unroute('**/v1/**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await row(window, 'Vikram Iyengar').waitFor();
    // The browser's own words for a part that does not come; nothing else went wrong.
    expect(window.complaints.filter((words) => !/ERR_INTERNET_DISCONNECTED/.test(words))).toEqual([]);
    await window.close();
  });

  it('are searched and left by keys alone, which tell what they do, and which can be switched off', async () => {
    const window = await open('/en/doctors');
    const { page } = window;
    await row(window, 'Asha Rao').waitFor();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await help.getByText('Search and filters').waitFor();
    await window.picture('keys');
    expect(await screenFaults(page)).toEqual({});
    await page.keyboard.press('Escape');

    await page.keyboard.press('/');
    await page.keyboard.type('j?');
    expect(await page.getByLabel('Search doctors').inputValue()).toBe('j?');

    await page.getByRole('heading', { name: 'Doctors', level: 1 }).click();
    await page.keyboard.press('?');
    await help.getByLabel('Single keys work').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    expect(await help.isVisible()).toBe(false);
    await window.close();
  });

  it('are read in Arabic from right to left, in the language the browser asks for and the reader chooses', async () => {
    const window = await Window.open(browser, server.url, { ...light, locale: 'ar-EG' });
    const { page } = window;
    await page.goto('/admin/doctors?specialty=cardiology');
    await page.getByRole('heading', { name: 'تسجيل الدخول' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/admin/ar/sign-in');
    expect(await page.locator('html').evaluate(({ lang, dir }: HTMLElement) => [lang, dir])).toEqual([
      'ar',
      'rtl',
    ]);
    await window.picture('sign-in-arabic');
    expect(await screenFaults(page)).toEqual({});

    await page.getByRole('link', { name: 'हिन्दी' }).click();
    await page.getByRole('heading', { name: 'साइन इन करें' }).waitFor();
    await page.getByLabel('ई-मेल').fill('it@demo.test');
    await page.getByLabel('पासवर्ड').fill('Demo-Pass-2026!');
    await page.keyboard.press('Enter');
    // What was chosen by hand goes before what the account says.
    await page.getByRole('heading', { name: 'डॉक्टर', level: 1 }).waitFor();
    expect(page.url()).toBe(`${server.url}/admin/hi/doctors?specialty=cardiology`);
    await window.picture('doctors-hindi');

    await page.locator('[popovertarget="smc-account"]').click();
    await page.getByRole('link', { name: 'العربية' }).click();
    await page.getByRole('heading', { name: 'الأطباء', level: 1 }).waitFor();
    expect(page.url()).toBe(`${server.url}/admin/ar/doctors?specialty=cardiology`);
    await window.picture('doctors-arabic');
    expect(await screenFaults(page)).toEqual({});
    expect(window.complaints).toEqual([]);
    await window.close();
  });
});
