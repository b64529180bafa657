import type { Locator, Page } from 'playwright-core';

/** Whoever walks by keys and comes past so many stops has seen enough of a screen. */
const mostStops = 80;
/** A ring around something stands outside of it. */
const ringPx = 6;

/** Walks a screen by Tab and names every stop that looks the same with the focus as without: there nobody knows where they are. */
export async function unseenFocus(page: Page, stops = mostStops): Promise<string[]> {
  const unseen: string[] = [];
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    const name = await beginStop(focused);
    if (name === undefined) break;
    if (await looksTheSameWithout(page, focused)) unseen.push(name);
  }
  return unseen;
}

/** What has the focus, as one would call it; nothing when the walk has left the page or come round. */
async function beginStop(focused: Locator): Promise<string | undefined> {
  if ((await focused.count()) === 0) return undefined;
  return focused.evaluate((element) => {
    if (element.hasAttribute('data-smc-stop')) return undefined;
    element.setAttribute('data-smc-stop', '');
    const words = element.getAttribute('aria-label') ?? element.textContent.trim().replace(/\s+/g, ' ');
    return `${element.localName} “${words.slice(0, 60) || element.outerHTML.slice(0, 120)}”`;
  });
}

async function looksTheSameWithout(page: Page, focused: Locator): Promise<boolean> {
  const clip = await surroundings(focused);
  // Nothing of it is in the window: as good as not to be seen.
  if (clip === undefined) return true;
  const focusedPicture = await page.screenshot({ clip });
  await focused.evaluate((element: HTMLElement) => element.blur());
  const picture = await page.screenshot({ clip });
  return picture.equals(focusedPicture);
}

/** The part of the window in which the focus can show: around the thing itself, and around the label or the row that shows it for it. */
async function surroundings(focused: Locator) {
  return focused.evaluate((element, ring) => {
    const shown = element.closest('label, tr, mat-checkbox, mat-form-field') ?? element;
    const { left, top, right, bottom } = shown.getBoundingClientRect();
    const x = Math.max(0, Math.floor(left - ring));
    const y = Math.max(0, Math.floor(top - ring));
    const width = Math.min(innerWidth, Math.ceil(right + ring)) - x;
    const height = Math.min(innerHeight, Math.ceil(bottom + ring)) - y;
    return width > 0 && height > 0 ? { x, y, width, height } : undefined;
  }, ringPx);
}
