import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { overlappingWords } from './overlapping-words.ts';

/** In the dark a screen has other colours and the same shapes; in another window or language it is the other way round. */
export type Judged = 'all' | 'colours' | 'shapes';

/** What keeps somebody from using a screen, or a part of it that lies above the rest, each as a sentence: `{}` when there is nothing. */
export async function screenFaults(
  page: Page,
  judged: Judged = 'all',
  part?: string,
): Promise<Record<string, unknown>> {
  const shift = await layoutShift(page);
  const faults = {
    barriers: await barriers(page, judged, part),
    cutOff: await cutOff(page),
    overlapping: await overlappingWords(page),
    sideways: await sideways(page),
    ...(shift > mostShift && { shift }),
  };
  return Object.fromEntries(
    Object.entries(faults).filter(([, fault]) => !Array.isArray(fault) || fault.length > 0),
  );
}

/** What Core Web Vitals calls good. */
const mostShift = 0.1;

/** Axe spends more time on it than on all its other rules. */
const colours = 'color-contrast';
/** Instead of Axe. */
const nothing = 'undefined';

/** By axe, with the sizes of what is pressed, which it leaves out unless it is asked. */
export async function barriers(page: Page, judged: Judged = 'all', part?: string): Promise<string[]> {
  // To read Axe takes a page as long as to be judged by it: once is enough for the day and the night.
  const isThere = await page.evaluate(() => 'axe' in window);
  // Nor are there frames to put together in a page of its own, or places to be described: what is wrong is told as it was written.
  const axe = new AxeBuilder({ page, ...(isThere && { axeSource: nothing }) }).setLegacyMode().options({
    resultTypes: ['violations'],
    selectors: false,
    rules: { 'target-size': { enabled: true }, [colours]: { enabled: judged !== 'shapes' } },
    ...(judged === 'colours' && { runOnly: [colours] }),
  });
  if (part !== undefined) axe.include(part);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help} at ${html}`));
}

/** Words that stick out of their panel or of the window, where nobody can read them; what is scrolled to can be read. */
async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const says = (node: Element) =>
      [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.textContent?.trim());
    return [...document.querySelectorAll('body *')]
      .filter(says)
      .filter((element) => {
        if (element.closest('[role=region][tabindex="0"]')) return false;
        const panel = (
          element.closest('section, dialog, mat-dialog-container, [popover]:not(.cdk-overlay-popover)') ??
          document.documentElement
        ).getBoundingClientRect();
        const { left, right, width } = element.getBoundingClientRect();
        return width > 1 && (left < panel.left - 1 || right > panel.right + 1);
      })
      .map((element) => element.textContent.trim());
  });
}

/** A page that is read by scrolling to and fro is no page. */
async function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth + 1 ? [`${scrollWidth} px wide in a window of ${clientWidth} px`] : [];
  });
}

interface Shift {
  at: number;
  value: number;
}

/**
 * Begins to note how far what stands on a page is pushed about while it loads: until somebody touches it, from when on what moves is
 * the answer to that, however long the server takes for it.
 */
export async function noteShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: Shift[] = [];
    Object.assign(window, { smcShifts: shifts, smcPauses: [] });
    let touchedAt = Infinity;
    for (const touch of ['pointerdown', 'keydown', 'input']) {
      addEventListener(touch, ({ timeStamp }) => (touchedAt = Math.min(touchedAt, timeStamp)), true);
    }
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & LayoutShift)[]) {
        const { startTime, value, hadRecentInput } = entry;
        if (startTime < touchedAt && !hadRecentInput) shifts.push({ at: startTime, value });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

interface LayoutShift {
  value: number;
  hadRecentInput: boolean;
}

interface Noted {
  smcShifts: Shift[];
  smcPauses: Pause[];
}
interface Pause {
  from: number;
  to: number;
}

/** Does what makes the window larger for a moment, such as a picture of the whole page, and forgets what that has moved. */
export async function pausingShifts(page: Page, act: () => Promise<unknown>): Promise<void> {
  const from = await page.evaluate(() => performance.now());
  await act();
  await page.evaluate(async (began) => {
    // The first is of the frame that is being made, the second of the one in which all is as it was.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    (window as unknown as Noted).smcPauses.push({ from: began, to: performance.now() });
  }, from);
}

/** Cumulative layout shift as web.dev defines it: the worst burst, of at most five seconds without a pause of one. */
async function layoutShift(page: Page): Promise<number> {
  const shifts = await page.evaluate(() => {
    const { smcShifts, smcPauses } = window as unknown as Noted;
    return smcShifts.filter(({ at }) => !smcPauses.some(({ from, to }) => at >= from && at <= to));
  });
  let [worst, burst, began, last] = [0, 0, -Infinity, -Infinity];
  for (const { at, value } of shifts) {
    const goesOn = at - last < 1000 && at - began < 5000;
    burst = goesOn ? burst + value : value;
    began = goesOn ? began : at;
    last = at;
    worst = Math.max(worst, burst);
  }
  return Math.round(worst * 1000) / 1000;
}
