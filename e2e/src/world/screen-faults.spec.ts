import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { light, looks } from './looks.ts';
import { noteShifts, screenFaults } from './screen-faults.ts';
import { unseenFocus } from './unseen-focus.ts';

const sound = `
  <h1>Visits of today</h1>
  <p>Nobody waits at the desk.</p>
  <section aria-label="Wide" style="inline-size: 200px; overflow: auto" role="region" tabindex="0">
    <p style="inline-size: 600px">Whoever wants to read on scrolls this panel to and fro.</p>
  </section>
  <p><label>Search <input></label></p>
  <p><a href="#one">The first visit</a></p>
  <p><button>Check in</button> <button style="outline: 0" class="shaded">Complete</button></p>`;

const planted = {
  barriers: {
    'a field without a name': ['<input>', /^label: /],
    'words too pale to be read': ['<p style="color: #ccc">Nobody waits.</p>', /^color-contrast: /],
    'two small buttons side by side': [
      '<button style="inline-size: 12px; padding: 0">1</button><button style="inline-size: 12px; padding: 0">2</button>',
      /^target-size: /,
    ],
  },
  cutOff: {
    'words that stick out of their panel': [
      '<section aria-label="Narrow" style="inline-size: 90px; overflow: hidden"><p style="inline-size: 300px">Cut off</p></section>',
      /^Cut off$/,
    ],
    'words that begin before the window': [
      '<p style="position: relative; inset-inline-start: -40px">Half gone</p>',
      /^Half gone$/,
    ],
  },
  sideways: {
    'a page wider than the window': [
      '<div style="inline-size: 150vw; block-size: 9px"></div>',
      /^19\d\d px wide in a window of 12\d\d px$/,
    ],
  },
} satisfies Record<string, Record<string, [string, RegExp]>>;

const origin = 'http://screens.test';

describe('the judge of screens', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    page = await (await browser.newContext(light)).newPage();
    await noteShifts(page);
  });
  afterAll(() => browser.close());

  async function show(body: string, on = page): Promise<void> {
    const head =
      '<meta charset="utf-8"><title>Screen</title><style>.shaded:focus { background: #036; color: #fff }</style>';
    const html = `<!doctype html><html lang="en"><head>${head}</head><body><main>${body}</main></body></html>`;
    await on.unroute(`${origin}/**`);
    await on.route(`${origin}/**`, (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await on.goto(`${origin}/`);
  }

  it('finds nothing to say of a sound one, whose panels may be scrolled', async () => {
    await show(sound);
    expect(await screenFaults(page)).toEqual({});
    expect(await unseenFocus(page)).toEqual([]);
  });

  const faults = Object.entries(planted).flatMap(([fault, pages]) =>
    Object.entries(pages).map(([what, [html, words]]) => ({ fault, what, html, words })),
  );
  it.each(faults)('finds $what', async ({ fault, html, words }) => {
    await show(sound + html);
    const found = await screenFaults(page);
    expect(Object.keys(found)).toEqual([fault]);
    expect(found[fault]).toContainEqual(expect.stringMatching(words));
  });

  it('finds a screen that jumps while it is read', async () => {
    const late = `document.body.insertAdjacentHTML('afterbegin', '<div style="block-size: 500px"></div>'); document.title = 'Late'`;
    await show(`${sound}<script>setTimeout(() => requestAnimationFrame(() => { ${late} }), 150)</script>`);
    await page.waitForFunction(() => document.title === 'Late');
    await page.waitForFunction(() => (window as unknown as { smcShifts: unknown[] }).smcShifts.length > 0);
    expect(await screenFaults(page)).toEqual({ shift: expect.any(Number) });
  });

  it('finds what shows nobody that it has the focus', async () => {
    const flat = 'style="outline: 0"';
    await show(`${sound}<button ${flat}>Refund</button> <a href="#two" ${flat}>The second visit</a>
      <button style="position: absolute; inset-block-start: -900px">Gone</button>`);
    expect(await unseenFocus(page)).toEqual(['button “Refund”', 'a “The second visit”', 'button “Gone”']);
  });

  it('looks at a phone as at a wide window', async () => {
    const phone = await (await browser.newContext(looks['phone'])).newPage();
    await noteShifts(phone);
    const viewport = '<meta name="viewport" content="width=device-width">';
    await show(`${viewport}${sound}`, phone);
    expect(await screenFaults(phone)).toEqual({});
    await show(`${viewport}${sound}<div style="inline-size: 150vw; block-size: 9px"></div>`, phone);
    expect(await screenFaults(phone)).toHaveProperty('sideways');
    await phone.context().close();
  });
});
