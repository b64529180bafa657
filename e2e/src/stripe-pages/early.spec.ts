import { EventEmitter, once } from 'node:events';
import type { Page } from 'playwright-core';
import type { Window } from '../world/browser.ts';
import { Partner, partnerPage } from './partner.ts';

/** On a slow line the fields are there before the script that reads them; what is typed by then must count. */
describe('a patient who is faster than the scripts', () => {
  let partner: Partner;
  let window: Window;

  beforeAll(async () => {
    partner = await Partner.open();
  });
  afterAll(() => partner.stop());
  beforeEach(async () => {
    window = await partner.window();
  });
  afterEach(() => window.close());

  const says = () => partnerPage(window).says();
  const field = (name: string) => partnerPage(window).field(name);
  const bank = () => partnerPage(window).bank();

  /** Not loaded: that would wait for what is held back. */
  async function opens(): Promise<void> {
    await window.page.goto(`/?secret=${await partner.newSecret()}`, { waitUntil: 'commit' });
    await field('Card number').waitFor();
  }

  async function typesCard(number: string): Promise<void> {
    await field('Card number').fill(number);
    await field('Expiration').fill('1234');
    await field('Security code').fill('123');
  }

  it('has typed a card before the frame’s script is there: the page hears that it is complete', async () => {
    const script = await heldBack(window.page, '**/v3/frame.js');
    await opens();
    await typesCard('4242424242424242');
    script.release();
    await says().getByText('complete').waitFor();
    expect(await field('Card number').inputValue()).toBe('4242 4242 4242 4242');
    await partnerPage(window).pay();
    await says().getByText('succeeded').waitFor();
  });

  it('is told of a wrong number that was typed by then', async () => {
    const script = await heldBack(window.page, '**/v3/frame.js');
    await opens();
    await field('Card number').fill('4242424242424241');
    script.release();
    await says().getByText('Your card number is invalid.').waitFor();
    expect(await field('Card number').getAttribute('aria-invalid')).toBe('true');
  });

  it('has typed a card before the page and the frame have a line to each other', async () => {
    const line = await heldLine(window.page);
    await opens();
    await window.page.frame({ url: /\/v3\/card$/ })?.waitForLoadState('load');
    await typesCard('4242424242424242');
    expect(await says().textContent()).toBe('');
    await line.open();
    await says().getByText('complete').waitFor();
  });

  it('answers the bank before its page can send the answer: nothing happens yet, and then it counts', async () => {
    const script = await heldBack(window.page, '**/v3/authentication.js');
    await opens();
    await typesCard('4000002500003155');
    await says().getByText('complete').waitFor();
    await partnerPage(window).pay();
    await bank()
      .getByRole('button', { name: 'Complete' })
      .evaluate((button: HTMLButtonElement) => button.click());
    script.release();
    await bank().getByRole('button', { name: 'Complete' }).click();
    await says().getByText('succeeded').waitFor();
  });

  it('closes the bank’s page before that can say no: it is a no', async () => {
    const script = await heldBack(window.page, '**/v3/authentication.js');
    await opens();
    await typesCard('4000002500003155');
    await says().getByText('complete').waitFor();
    await partnerPage(window).pay();
    await bank().getByRole('button', { name: 'Complete' }).waitFor();
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('Escape');
    script.release();
    await says().getByText('error: payment_intent_authentication_failure').waitFor();
  });

  it('has answered the bank elsewhere meanwhile: its page hands back by itself', async () => {
    const page = await heldBack(window.page, '**/_sandbox/3ds/*');
    await opens();
    await typesCard('4000002500003155');
    await says().getByText('complete').waitFor();
    await partnerPage(window).pay();
    await fetch(await page.asked, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ outcome: 'success' }),
    });
    page.release();
    await says().getByText('succeeded').waitFor();
  });
});

/** What is asked for like this arrives when it is let go. */
async function heldBack(
  page: Page,
  pattern: string,
): Promise<{ asked: Promise<string>; release: () => void }> {
  const gate = new EventEmitter();
  const asked = once(gate, 'asked').then(([address]) => String(address));
  const released = once(gate, 'released');
  await page.route(pattern, async (route) => {
    gate.emit('asked', route.request().url());
    await released;
    await route.continue();
  });
  return { asked, release: () => void gate.emit('released') };
}

/** The page around hears only when it is let that the frame has loaded, and opens the line no sooner. */
async function heldLine(page: Page): Promise<{ open: () => Promise<void> }> {
  await page.addInitScript(() => {
    const listen = HTMLIFrameElement.prototype.addEventListener;
    HTMLIFrameElement.prototype.addEventListener = function (
      this: HTMLIFrameElement,
      type: string,
      heard: EventListener,
    ) {
      const whenOpened = () => addEventListener('the-line-opens', heard, { once: true });
      listen.call(this, type, whenOpened);
    };
  });
  return { open: () => page.evaluate(() => void dispatchEvent(new Event('the-line-opens'))) };
}
