import { createServer, type Server as HttpServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Browser, Frame } from 'playwright-core';
import { type RunningStripeSandbox, startStripeSandbox } from '../../tools/stripe-sandbox.mjs';
import { openBrowser, Window } from './world/browser.ts';

/** A partner's own page on another origin, as careful as pages about money should be. */
function partnerPage(stripe: string): { html: string; policy: string } {
  return {
    policy: `default-src 'none'; script-src 'self' ${stripe}; frame-src ${stripe}; img-src data:`,
    html: `<!doctype html><html lang="en"><head><title>Pay</title><link rel="icon" href="data:,">
      <script src="${stripe}/v3/"></script><script src="/pay.js" defer></script></head>
      <body><main><h1>Pay for your visit</h1><div id="card"></div><p id="says" role="status"></p>
      <button id="pay">Pay</button></main></body></html>`,
  };
}

/** What a partner writes. `secret` is the client secret from the answer to the booking. */
const partnerScript = `
  const stripe = Stripe('pk_test_sandbox');
  const secret = new URLSearchParams(location.search).get('secret');
  const elements = stripe.elements({ clientSecret: secret });
  const card = elements.create('card', { style: { base: { fontSize: '17px' } } });
  const says = document.querySelector('#says');
  card.on('change', ({ complete, error }) => { says.textContent = error ? error.message : complete ? 'complete' : ''; });
  card.mount('#card');
  document.querySelector('#pay').addEventListener('click', async () => {
    const { paymentIntent, error } = location.search.includes('payment-element')
      ? await stripe.confirmPayment({ elements, clientSecret: secret, redirect: 'if_required' })
      : await stripe.confirmCardPayment(secret, { payment_method: { card } });
    says.textContent = error ? 'error: ' + error.code : paymentIntent.status;
  });
`;

describe('paying in a browser', () => {
  let stripe: RunningStripeSandbox;
  let partner: HttpServer;
  let origin: string;
  let browser: Browser;
  let window: Window;

  beforeAll(async () => {
    [stripe, browser] = await Promise.all([startStripeSandbox(), openBrowser()]);
    const { html, policy } = partnerPage(stripe.url);
    partner = createServer(({ url }, response) => {
      const isScript = url === '/pay.js';
      response.setHeader('content-security-policy', policy);
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
      response.end(isScript ? partnerScript : html);
    }).listen(0, '127.0.0.1');
    await once(partner, 'listening');
    origin = `http://127.0.0.1:${(partner.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await browser.close();
    partner.close();
    await stripe.stop();
  });
  beforeEach(async () => {
    window = await Window.open(browser, origin, { viewport: { width: 420, height: 640 } });
  });
  afterEach(() => window.close());

  async function newSecret(): Promise<string> {
    const answer = await fetch(`${stripe.url}/v1/payment_intents`, {
      method: 'POST',
      headers: { authorization: `Bearer ${stripe.keys.secret}` },
      body: new URLSearchParams({ amount: '50000', currency: 'inr' }),
    });
    return ((await answer.json()) as { client_secret: string }).client_secret;
  }

  const says = () => window.page.getByRole('status');
  const field = (name: string) =>
    window.page.frameLocator('iframe[title="Secure card payment input frame"]').getByLabel(name);

  async function fillIn(number: string): Promise<void> {
    await field('Card number').pressSequentially(number);
    // The fields hand over to each other when they are full.
    await window.page.keyboard.type('1234');
    await window.page.keyboard.type('123');
    await says().getByText('complete').waitFor();
  }

  async function payWith(number: string, more = ''): Promise<void> {
    await window.page.goto(`/?secret=${await newSecret()}${more}`);
    await fillIn(number);
    await window.page.getByRole('button', { name: 'Pay' }).click();
  }

  const bank = () => window.page.frameLocator('iframe[title="Authentication by your bank"]');

  it.each(['', '&payment-element'])('takes a card, by keyboard alone (%s)', async (more) => {
    await payWith('4242424242424242', more);
    await says().getByText('succeeded').waitFor();
  });

  it('says at once what is wrong with a number, and does not send half a card', async () => {
    await window.page.goto(`/?secret=${await newSecret()}`);
    await field('Card number').pressSequentially('4242424242424241');
    await says().getByText('Your card number is invalid.').waitFor();
    await field('Card number').fill('4242');
    await window.page.getByRole('button', { name: 'Pay' }).click();
    await says().getByText('error: incomplete_number').waitFor();
  });

  it('shows the bank’s no, and takes another card for the same payment', async () => {
    await payWith('4000000000000002');
    await says().getByText('error: card_declined').waitFor();
    await field('Card number').fill('');
    await field('Expiration').fill('');
    await field('Security code').fill('');
    await fillIn('4242424242424242');
    await window.page.getByRole('button', { name: 'Pay' }).click();
    await says().getByText('succeeded').waitFor();
  });

  it('goes through 3-D Secure in the page: yes pays, no does not, and closing it is a no', async () => {
    await payWith('4000002500003155');
    await bank().getByRole('button', { name: 'Complete' }).waitFor();
    expect(await bank().getByText('INR').count()).toBe(1);
    await window.picture('stripe-3ds');
    await bank().getByRole('button', { name: 'Complete' }).click();
    await says().getByText('succeeded').waitFor();

    await payWith('4000002500003155');
    await bank().getByRole('button', { name: 'Fail' }).click();
    await says().getByText('error: payment_intent_authentication_failure').waitFor();

    await payWith('4000002500003155');
    await bank().getByRole('button', { name: 'Complete' }).waitFor();
    await window.page.keyboard.press('Escape');
    await says().getByText('error: payment_intent_authentication_failure').waitFor();
  });

  it('lets no card number into the partner’s page, and breaks none of its rules', async () => {
    await payWith('4242424242424242');
    await says().getByText('succeeded').waitFor();
    expect(await window.page.content()).not.toMatch(/4242/);
    // The frames of Stripe are meant to be there.
    expect(
      window.complaints.filter((complaint) => !complaint.startsWith(`request to ${stripe.url}/`)),
    ).toEqual([]);
  });

  it('has no barriers: in the card’s fields, at the bank, on its own front page', async () => {
    await payWith('4000002500003155');
    await bank().getByRole('button', { name: 'Complete' }).waitFor();
    expect(await window.barriers()).toEqual([]);
    expect(window.page.frames().map(pathOf)).toEqual(expect.arrayContaining(['/v3/card']));
    await window.page.goto(stripe.url);
    await window.page.getByText('4000 0025 0000 3155').waitFor();
    await window.picture('stripe-sandbox');
    expect(await window.barriers()).toEqual([]);
  });
});

function pathOf(frame: Frame): string {
  return new URL(frame.url()).pathname;
}
