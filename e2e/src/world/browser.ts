import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import chromium from '@sparticuz/chromium';
import {
  type Browser,
  type BrowserContextOptions,
  chromium as driver,
  type LaunchOptions,
  type Page,
} from 'playwright-core';
import { lentFonts } from './fonts.ts';
import { Gone, root, until } from './processes.ts';
import { type Judged, noteShifts, pausingShifts, screenFaults } from './screen-faults.ts';

/** The Chromium that npm brought, or the one at CHROMIUM_PATH. */
export async function openBrowser(): Promise<Browser> {
  // Nothing here is drawn in three dimensions: a graphics card that is computed takes five times as long for a picture as none.
  chromium.setGraphicsMode = false;
  const executablePath = process.env['CHROMIUM_PATH'] ?? (await chromium.executablePath());
  // Made for containers, where there is neither a sandbox nor a graphics card; but the rules of the web stay in force.
  const args = [...chromium.args.filter((arg) => !unwanted.includes(arg)), '--disable-gpu'];
  const env = { ...environment(), ...lentFonts() };
  return launch({ executablePath, args: [...args, '--no-sandbox'], headless: true, env });
}

/** Unpacked at the first use on a machine: whoever comes second may find a file that is still being written. */
async function launch(options: LaunchOptions): Promise<Browser> {
  let browser: Browser | undefined;
  await until(async () => {
    browser = await driver.launch(options).catch((error: unknown) => {
      if (String(error).includes('ETXTBSY')) {
        return undefined;
      }
      throw new Gone(String(error));
    });
    return browser !== undefined;
  }, 'the browser to be unpacked');
  return browser!;
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}

const unwanted = ['--single-process', '--disable-web-security', '--allow-running-insecure-content'];

/** A window in which everything that must not happen is written down. */
export class Window {
  readonly page: Page;
  /** Refused by the content security policy, failed scripts, requests to anybody else. */
  readonly complaints: string[] = [];

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<Window> {
    const context = await browser.newContext({ baseURL: origin, ...options });
    const window = new Window(await context.newPage());
    window.watch(origin);
    await noteShifts(window.page);
    await window.page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (violation) => {
        console.error(`refused by policy: ${violation.violatedDirective} ${violation.blockedURI}`);
      });
    });
    return window;
  }

  private watch(origin: string): void {
    this.page.on('pageerror', (error) => this.complaints.push(`script failed: ${error.message}`));
    this.page.on('console', (message) => {
      // The browser itself remarks on answers such as 401; those the journey asks for.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        this.complaints.push(message.text());
      }
    });
    this.page.on('request', (request) => {
      if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('data:')) {
        this.complaints.push(`request to ${request.url()}`);
      }
    });
  }

  /** Kept for people to look at. */
  async picture(name: string, fullPage = true): Promise<void> {
    const path = join(root, 'artifacts', 'portal', `${name}.png`);
    mkdirSync(dirname(path), { recursive: true });
    await pausingShifts(this.page, () => this.page.screenshot({ path, fullPage }));
  }

  /** Takes a picture; everybody can use the screen, and nothing sticks out of it or jumps about in it. */
  async expectSound(name: string): Promise<void> {
    expect(await this.look(name)).toEqual({ screen: name });
  }

  /** Takes a picture, and tells what is wrong with the screen beside its name, or with a part that lies above it. */
  async look(name: string, judged: Judged = 'all', part?: string): Promise<Record<string, unknown>> {
    await this.page.evaluate(() => scrollTo(0, 0));
    await this.picture(name, part === undefined);
    return { screen: name, ...(await screenFaults(this.page, judged, part)) };
  }

  /** The same screen in the dark, where it has other colours and the same shapes; it is day again afterwards. */
  async lookByNight(name: string, part?: string): Promise<Record<string, unknown>> {
    await this.page.emulateMedia({ colorScheme: 'dark' });
    const faults = await this.look(name, 'colours', part);
    await this.page.emulateMedia({ colorScheme: 'light' });
    return faults;
  }

  /** By day in any window; in the wide one by night as well. */
  async expectSoundIn(look: string, name: string): Promise<void> {
    await this.expectSound(`${name}-${look}`);
    if (look === 'light') {
      expect(await this.lookByNight(`${name}-dark`)).toEqual({ screen: `${name}-dark` });
    }
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
