import type { Page } from 'playwright-core';
import { openBrowser } from '../world/browser.ts';
import { light } from '../world/looks.ts';
import { goTo, signInAs } from '../world/portal.ts';

const rounds = 15;

interface Waited {
  p50Ms: number;
  slowestMs: number;
}

/** How long an admin waits until the rows of the list of appointments stand on the screen: in a browser that knows nothing of the portal yet, and coming from another area. */
export async function benchListOnScreen(url: string): Promise<[string, Waited][]> {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ baseURL: url, ...light });
    const page = await context.newPage();
    const developer = await context.newCDPSession(page);
    await page.goto('/admin/en/appointments');
    await signInAs(page, 'admin@demo.test');
    await rowsStand(page);
    const [first, later]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      await developer.send('Network.clearBrowserCache');
      first.push(await timed(page, () => page.goto('/admin/en/appointments')));
      await goTo(page, 'API keys');
      await page.getByRole('heading', { level: 1, name: 'API keys' }).waitFor();
      later.push(await timed(page, () => goTo(page, 'Appointments')));
    }
    return [
      ['on the screen, first load', summary(first)],
      ['on the screen, from another area', summary(later)],
    ];
  } finally {
    await browser.close();
  }
}

async function timed(page: Page, go: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await go();
  await rowsStand(page);
  return performance.now() - began;
}

async function rowsStand(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Appointments' }).waitFor();
  await page.getByRole('row').nth(1).waitFor();
}

function summary(times: number[]): Waited {
  const sorted = times.toSorted((a, b) => a - b).map(Math.round);
  return { p50Ms: sorted[Math.floor(sorted.length / 2)]!, slowestMs: sorted.at(-1)! };
}
