import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { Window } from './browser.ts';
import { dropFile } from './dropped-file.ts';
import { Keyboard } from './keyboard.ts';
import { light } from './looks.ts';
import { signInAs } from './portal.ts';

/** A window in which somebody brings files in. */
export class ImportScreen {
  private constructor(readonly window: Window) {}

  get page(): Page {
    return this.window.page;
  }

  static async open(
    browser: Browser,
    origin: string,
    look: BrowserContextOptions = light,
    email = 'it@demo.test',
  ): Promise<ImportScreen> {
    const window = await Window.open(browser, origin, look);
    const screen = new ImportScreen(window);
    await window.page.goto('/admin/imports');
    await signInAs(window.page, email);
    await window.page.getByRole('link', { name: 'New import' }).click();
    await screen.heading('Choose a file');
    // A new page takes the focus to its beginning; whoever uses keys goes on from there.
    await window.page.locator('main:focus').waitFor();
    return screen;
  }

  heading(name: string): Promise<void> {
    return this.page.getByRole('heading', { name, exact: true }).waitFor();
  }

  drop(name: string, content: string | Buffer): Promise<void> {
    return dropFile(this.page, 'smc-choose-file section', name, content);
  }

  async tryOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Dry run', disabled: false }).click();
    await this.heading('What the import would do');
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button }).click();
  }

  /** `20 created`, `0 updated`, … as the screen has it. */
  async outcome(): Promise<string[]> {
    const result = this.page.getByRole('region', { name: 'Result' });
    const lines = await result.getByRole('listitem').allInnerTexts();
    return lines.map((text) => text.replace(/\s+/g, ' ').trim());
  }

  async downloaded(button: string): Promise<{ name: string; text: string }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.press(button)]);
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
  }

  expectSound(name: string): Promise<void> {
    return this.window.expectSound(name);
  }

  expectSoundIn(look: string, name: string): Promise<void> {
    return this.window.expectSoundIn(look, name);
  }

  tabTo(name: string | RegExp): Promise<void> {
    return new Keyboard(this.page).tabTo(name);
  }

  /** The policy refused nothing, no script failed, nobody else was asked. */
  async close(): Promise<void> {
    expect(this.window.complaints).toEqual([]);
    await this.window.close();
  }
}
