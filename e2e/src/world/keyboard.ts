import type { Page } from 'playwright-core';

/** More stops than any screen has. */
const mostStops = 150;

/** Somebody who has keys and nothing else: every word is typed, every button pressed, where the focus has been walked to. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Walks through the page until the focus is on what has this name. */
  async tabTo(name: string | RegExp): Promise<void> {
    const { page } = this;
    const exact = typeof name === 'string';
    const wanted = page
      .getByRole('button', { name, exact })
      .or(page.getByRole('link', { name, exact }))
      .or(page.getByRole('radio', { name, exact }))
      .or(page.getByRole('combobox', { name, exact }))
      .or(page.getByRole('textbox', { name, exact }))
      .or(page.getByLabel(name, { exact }))
      .or(page.locator('summary', { hasText: name }));
    for (let steps = 0; steps < mostStops; steps++) {
      await page.keyboard.press('Tab');
      if ((await page.locator(':focus').and(wanted).count()) > 0) return;
    }
    throw new Error(`the keyboard does not reach ${String(name)}`);
  }

  async press(name: string | RegExp): Promise<void> {
    await this.tabTo(name);
    await this.page.keyboard.press('Enter');
  }

  /** What stood in the field is gone. */
  async type(name: string | RegExp, words: string): Promise<void> {
    await this.tabTo(name);
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.type(words);
  }

  /** In a list to choose from, by the beginning of the words. */
  async choose(name: string | RegExp, beginning: string): Promise<void> {
    await this.tabTo(name);
    await this.page.keyboard.type(beginning);
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.type('E-mail', email);
    await this.type('Password', password);
    await this.page.keyboard.press('Enter');
  }
}
