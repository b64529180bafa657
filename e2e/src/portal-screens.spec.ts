import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser, Window } from './world/browser.ts';
import { freeTexts } from './world/free-text.ts';
import { light, looks, zoomed } from './world/looks.ts';
import { signInAs } from './world/portal.ts';
import type { Judged } from './world/screen-faults.ts';
import { type Screen, screensOfAdmins, screensOfDoctors, screensOfStaff } from './world/screens.ts';
import { StrangersWorld } from './world/strangers-words.ts';
import { unseenFocus } from './world/unseen-focus.ts';

/** Free texts of the API that hold no script here, each with its reason. */
const exceptions: Record<string, string[]> = {
  'known time zones alone are taken': [
    'register /timeZone',
    'applyAsDoctor /timeZone',
    'createHospital /timeZone',
    'updateHospital /timeZone',
    'createLocation /timeZone',
    'putLocation /timeZone',
    'updateLocation /timeZone',
    'updateMe /timeZone',
  ],
  'known languages alone are taken': [
    'register /locale',
    'updateMe /locale',
    'applyAsDoctor /locale',
    'applyAsDoctor /languages/*',
    'createDoctor /languages/*',
    'updateDoctor /languages/*',
  ],
  'known currencies alone are taken': [
    'createHospital /currency',
    'updateHospital /currency',
    'createDoctor /visitTypes/*/fee/currency',
    'createVisitType /fee/currency',
    'updateVisitType /fee/currency',
  ],
  'the server made it, and takes no other': ['refreshSession /refreshToken'],
};

/** The looks, and the language each is read in: what fits on a phone in Hindi fits there in English. */
const ways: Record<string, { language: string; look: BrowserContextOptions; judged: Judged }> = {
  light: { language: 'en', look: light, judged: 'all' },
  dark: { language: 'en', look: looks['dark']!, judged: 'colours' },
  'zoomed-arabic': { language: 'ar', look: zoomed, judged: 'shapes' },
  'phone-hindi': { language: 'hi', look: looks['phone']!, judged: 'shapes' },
};

/** What a busy machine may take to bring everything of a screen. */
const patienceMs = 10_000;

describe('every screen of the portal, in a world where everybody writes scripts', () => {
  let world: StrangersWorld;
  let browser: Browser;

  beforeAll(async () => {
    [world, browser] = await Promise.all([StrangersWorld.start(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await world.stop();
  });

  it('has a script in every text that the API takes as it comes', () => {
    expect(world.sent.lacking(freeTexts()).toSorted()).toEqual(Object.values(exceptions).flat().toSorted());
  });

  const everyWay = Object.keys(ways);
  const people = [
    ['admin@demo.test', screensOfAdmins, everyWay],
    ['doctor@demo.test', screensOfDoctors, everyWay],
    // Their screens are those of admins with less on them.
    ['it@demo.test', screensOfStaff, ['light']],
  ] as const;

  const open = async (email: string, look: BrowserContextOptions) => {
    const window = await Window.open(browser, world.url, look);
    await window.page.goto('/admin/en/sign-in');
    await signInAs(window.page, email);
    await window.page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Sign in' }).waitFor();
    return window;
  };

  describe.each(people)('as %s', (email, screensOf, waysOf) => {
    it.each(waysOf)('shows them as words and no more (%s)', async (way) => {
      const { language, look, judged } = ways[way]!;
      const window = await open(email, look);
      const screens = screensOf(world).filter(({ once }) => way === 'light' || !once);
      const found: unknown[] = [];
      for (const screen of screens) {
        await window.page.goto(`/admin/${language}${screen.path}`);
        const missing = await missingWords(window.page, screen);
        const faults = await window.look(`${screen.name}-${way}`, judged);
        found.push(...(missing.length > 0 || Object.keys(faults).length > 1 ? [{ ...faults, missing }] : []));
      }
      expect(found).toEqual([]);
      expect(window.complaints).toEqual([]);
      await window.close();
    });
  });

  it.each(everyWay)('signs in (%s)', async (way) => {
    const { language, look } = ways[way]!;
    const window = await Window.open(browser, world.url, look);
    await window.page.goto(`/admin/${language}/sign-in`);
    await window.page.getByRole('heading', { level: 1 }).waitFor();
    await window.expectSound(`sign-in-${way}`);
    await window.close();
  });

  it.each(['light', 'dark'])('shows whoever walks by keys where they are (%s)', async (way) => {
    const window = await open('admin@demo.test', ways[way]!.look);
    const { page } = window;
    const walk = async (path: string, opened?: string) => {
      await page.goto(`/admin/en${path}`);
      await missingWords(page, { name: path, path });
      if (opened !== undefined) await page.getByRole('button', { name: opened, exact: true }).click();
      return unseenFocus(page);
    };
    expect(await walk('/doctors')).toEqual([]);
    expect(await walk(`/disputes/${world.id('dispute')}`)).toEqual([]);
    expect(await walk(`/payments/${world.id('payment')}`, 'Refund…')).toEqual([]);
    await window.close();
  });
});

/** What a screen is made of has come: no grey rows are left, and the strange words stand there as text, or in a field that shows them. */
async function missingWords(page: Page, { shows = [] }: Screen): Promise<string[]> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  const missing = (wanted: string[]): string[] => {
    if (document.querySelector('smc-skeleton-rows, mat-progress-bar')) return ['what is being loaded'];
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')];
    const said = [document.body.innerText, ...fields.map(({ value }) => value)].join('\n').toLowerCase();
    return wanted.filter((words) => !said.includes(words.toLowerCase()));
  };
  const end = Date.now() + patienceMs;
  for (;;) {
    const words = await page.evaluate(missing, shows);
    if (words.length === 0 || Date.now() > end) return words;
    await page.waitForTimeout(25);
  }
}
