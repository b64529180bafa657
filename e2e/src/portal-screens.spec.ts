import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser, Window } from './world/browser.ts';
import { freeTexts } from './world/free-text.ts';
import { light, looks, zoomed } from './world/looks.ts';
import { openedOn, onTop } from './world/opened.ts';
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

interface Way {
  language: string;
  look: BrowserContextOptions;
  judged: Judged;
  /** By night as well, under this name. */
  night?: string;
}

const wideWay = 'light';
/** The looks, and the language each is read in: what fits on a phone in Hindi fits there in English. */
const ways: Record<string, Way> = {
  [wideWay]: { language: 'en', look: light, judged: 'all', night: 'dark' },
  'zoomed-arabic': { language: 'ar', look: zoomed, judged: 'shapes' },
  'phone-hindi': { language: 'hi', look: looks['phone']!, judged: 'shapes', night: 'phone-dark' },
};

/** What a busy machine may take to bring everything of a screen, and to be led through all of them. */
const patienceMs = 10_000;
const tourMs = 600_000;

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
    ['it@demo.test', screensOfStaff, [wideWay]],
  ] as const;

  const open = async (email: string, look: BrowserContextOptions) => {
    const window = await Window.open(browser, world.url, look);
    await window.page.goto('/admin/en/sign-in');
    await signInAs(window.page, email);
    await window.page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Sign in' }).waitFor();
    return window;
  };

  describe.each(people)('as %s', (email, screensOf, waysOf) => {
    it.each(waysOf)(
      'shows them as words and no more (%s)',
      async (way) => {
        const { language, look } = ways[way]!;
        const window = await open(email, look);
        const screens = screensOf(world).filter(({ once }) => way === wideWay || !once);
        const found: unknown[] = [];
        for (const screen of screens) {
          await window.page.goto(`/admin/${language}${screen.path}`);
          const missing = await missingWords(window.page, screen);
          found.push(...(missing.length > 0 ? [{ screen: `${screen.name}-${way}`, missing }] : []));
          found.push(...(await faultsIn(way, window, screen.name, { byNight: !screen.once })));
          found.push(...(await lookAtOpened(window, screen, way)));
        }
        expect(found).toEqual([]);
        expect(window.complaints).toEqual([]);
        await window.close();
      },
      tourMs,
    );
  });

  it.each(everyWay)('signs in, and hears when the server does not answer (%s)', async (way) => {
    const { language, look } = ways[way]!;
    const window = await open('it@demo.test', look);
    const { page } = window;
    await page.route('**/v1/**', (route) => route.abort());
    await page.goto(`/admin/${language}/doctors`);
    await page.locator('smc-no-answer smc-problem-note').waitFor();
    expect(await faultsIn(way, window, 'no-answer')).toEqual([]);
    await page.unroute('**/v1/**');
    await page.evaluate(() => sessionStorage.clear());
    await page.goto(`/admin/${language}/sign-in`);
    await page.locator('smc-sign-in h1').waitFor();
    expect(await faultsIn(way, window, 'sign-in')).toEqual([]);
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  it.each(['light', 'dark'])('shows whoever walks by keys where they are (%s)', async (way) => {
    const window = await open('admin@demo.test', looks[way]!);
    const { page } = window;
    const walk = async (path: string, opened?: string) => {
      await page.goto(`/admin/en${path}`);
      await missingWords(page, { name: path, path });
      if (opened !== undefined) await page.getByRole('button', { name: opened, exact: true }).click();
      return unseenFocus(page);
    };
    expect(await walk('/doctors')).toEqual([]);
    // What shows the focus has the same shape in the dark, and its colours are those of the theme.
    if (way === 'light') expect(await walk(`/disputes/${world.id('dispute')}`)).toEqual([]);
    expect(await walk(`/payments/${world.id('payment')}`, 'Refund…')).toEqual([]);
    await window.close();
  });
});

/** What is wrong with a screen, or a part that lies above it, by day and in the ways that are seen by night by night. */
async function faultsIn(
  way: string,
  window: Window,
  name: string,
  { byNight = true, part }: { byNight?: boolean; part?: string } = {},
): Promise<Record<string, unknown>[]> {
  const { judged, night } = ways[way]!;
  const faults = [await window.look(`${name}-${way}`, judged, part)];
  if (byNight && night !== undefined) faults.push(await window.lookByNight(`${name}-${night}`, part));
  return faults.filter((fault) => Object.keys(fault).length > 1);
}

/** Opens one thing after the other on a screen that stands there, and looks at what lies above the page then. */
async function lookAtOpened(window: Window, screen: Screen, way: string): Promise<Record<string, unknown>[]> {
  const faults: Record<string, unknown>[] = [];
  const seen = (openedOn[screen.name] ?? []).filter(
    ({ also }) => way === wideWay || also?.includes('narrow'),
  );
  for (const { name, open, close, also } of seen) {
    await open(window.page);
    await window.page.locator(onTop).waitFor();
    const byNight = also?.includes('night') === true;
    faults.push(...(await faultsIn(way, window, name, { byNight, part: onTop })));
    await (close === undefined ? window.page.keyboard.press('Escape') : close(window.page));
    await window.page.locator(onTop).waitFor({ state: 'hidden' });
  }
  return faults;
}

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
