import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { light, looks } from './looks.ts';
import { overlappingWords } from './overlapping-words.ts';
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
    'words that stick out of an open dialog': [
      '<dialog id="asked" style="inline-size: 90px; overflow: hidden"><p style="inline-size: 300px">Cut off</p></dialog><script>asked.showModal()</script>',
      /^Cut off$/,
    ],
    'words that begin before the window': [
      '<p style="position: relative; inset-inline-start: -40px">Half gone</p>',
      /^Half gone$/,
    ],
  },
  overlapping: {
    'words that were moved over others': [
      '<p>Paid in full.</p><p style="margin-block-start: -30px">Returned in part.</p>',
      /^“Paid in full.” and “Returned in part.”$/,
    ],
    'words that stick out of a narrow column into the next': [
      '<p style="display: grid; grid-template-columns: 40px 1fr"><b>Cardiology</b><span>Dr. Rao</span></p>',
      /^“Cardiology” and “Dr. Rao”$/,
    ],
    'lines of a text too close to each other': [
      '<p style="inline-size: 60px; line-height: 8px">Come again next week</p>',
      /^“Come again next week” and “Come again next week”$/,
    ],
    'words in an open dialog that lie over others there': [
      '<dialog id="asked"><p>Refund</p><p style="margin-block-start: -30px">500 rupees</p></dialog><script>asked.showModal()</script>',
      /^“Refund” and “500 rupees”$/,
    ],
  },
  sideways: {
    'a page wider than the window': [
      '<div style="inline-size: 150vw; block-size: 9px"></div>',
      /^19\d\d px wide in a window of 12\d\d px$/,
    ],
  },
} satisfies Record<string, Record<string, [string, RegExp]>>;

const over = 'position: absolute; inset: auto auto 0 8px; margin: 0';
/** Words beside which others stand at the same place, of which nobody sees both. */
const nearMisses = {
  'lines that touch': '<p style="inline-size: 60px; line-height: 16px">Come again next week</p>',
  'words for those who hear the page': `<p style="position: relative">500 <span style="${over}; clip-path: inset(50%)">rupees</span></p>`,
  'words that are not shown': `<p style="position: relative">500 <span style="${over}; opacity: 0">rupees</span></p>`,
  'what has been scrolled away in its panel':
    '<section aria-label="List" tabindex="0" style="block-size: 20px; overflow: auto">First<br>Second<br>Third</section><p style="margin: 0">After the list</p>',
  'a bar that stays while the page goes by':
    '<p style="position: sticky; inset-block-start: 0; margin-block-end: -18px; background: #fff">Save</p><p style="margin: 0">A field</p>',
  'a list of choices that is open above the page': `<div style="position: relative">Name<ul style="${over}; padding: 0; background: #fff"><li>Anna</li></ul></div>`,
  'a dialog above the page':
    '<dialog id="asked" style="inset: 20px auto auto 0; margin: 0">Is it so?</dialog><script>asked.showModal()</script>',
};

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

  it.each(Object.entries(nearMisses))('takes no offence at %s', async (_, html) => {
    await show(sound + html);
    expect(await overlappingWords(page)).toEqual([]);
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
