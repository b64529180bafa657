import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Browser, FrameLocator, Locator } from 'playwright-core';
import { ProtocolRecord } from '../../../stripe-sandbox/test/protocol-record.ts';
import { type RunningStripeSandbox, startStripeSandbox } from '../../../tools/stripe-sandbox.mjs';
import { openBrowser, Window } from '../world/browser.ts';

/** A partner's own page on another origin, the sandbox whose card element it shows, and a browser to look at it. */
export class Partner {
  readonly stripe: RunningStripeSandbox;
  private readonly record: ProtocolRecord;
  private readonly browser: Browser;
  private readonly server: Server;
  private readonly origin: string;

  private constructor(
    { stripe, record }: { stripe: RunningStripeSandbox; record: ProtocolRecord },
    browser: Browser,
    server: Server,
  ) {
    this.stripe = stripe;
    this.record = record;
    this.browser = browser;
    this.server = server;
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async open(): Promise<Partner> {
    const record = new ProtocolRecord();
    const [stripe, browser] = await Promise.all([
      startStripeSandbox({ env: record.settings }),
      openBrowser(),
    ]);
    const { html, policy } = page(stripe.url);
    const server = createServer(({ url }, response) => {
      const isScript = url === '/pay.js';
      response.setHeader('content-security-policy', policy);
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
      response.end(isScript ? script : html);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Partner({ stripe, record }, browser, server);
  }

  window(): Promise<Window> {
    return Window.open(this.browser, this.origin, { viewport: { width: 420, height: 640 } });
  }

  async newSecret(): Promise<string> {
    const answer = await fetch(`${this.stripe.url}/v1/payment_intents`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.stripe.keys.secret}` },
      body: new URLSearchParams({ amount: '50000', currency: 'inr' }),
    });
    return ((await answer.json()) as { client_secret: string }).client_secret;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.server.close();
    await this.record.stop(this.stripe);
  }
}

/** What a patient sees in the partner's page. */
export function partnerPage({ page }: Window): {
  says: () => Locator;
  field: (name: string) => Locator;
  bank: () => FrameLocator;
  pay: () => Promise<void>;
} {
  const card = page.frameLocator('iframe[title="Secure card payment input frame"]');
  return {
    says: () => page.getByRole('status'),
    field: (name) => card.getByLabel(name),
    bank: () => page.frameLocator('iframe[title="Authentication by your bank"]'),
    pay: () => page.getByRole('button', { name: 'Pay' }).click(),
  };
}

/** As careful as pages about money should be. */
function page(stripe: string): { html: string; policy: string } {
  return {
    policy: `default-src 'none'; script-src 'self' ${stripe}; frame-src ${stripe}; img-src data:`,
    html: `<!doctype html><html lang="en"><head><title>Pay</title><link rel="icon" href="data:,">
      <script src="${stripe}/v3/"></script><script src="/pay.js" defer></script></head>
      <body><main><h1>Pay for your visit</h1><div id="card"></div><p id="says" role="status"></p>
      <button id="pay">Pay</button></main></body></html>`,
  };
}

/** What a partner writes. `secret` is the client secret from the answer to the booking. */
const script = `
  const stripe = Stripe('pk_test_sandbox');
  const secret = new URLSearchParams(location.search).get('secret');
  const elements = stripe.elements({ clientSecret: secret });
  const card = elements.create('card', { style: { base: { fontSize: '17px' } } });
  const says = document.querySelector('#says');
  card.on('ready', () => { document.title = 'Ready to pay'; });
  card.on('change', ({ complete, error }) => { says.textContent = error ? error.message : complete ? 'complete' : ''; });
  card.mount('#card');
  document.querySelector('#pay').addEventListener('click', async () => {
    const { paymentIntent, error } = location.search.includes('payment-element')
      ? await stripe.confirmPayment({ elements, clientSecret: secret, redirect: 'if_required' })
      : await stripe.confirmCardPayment(secret, { payment_method: { card } });
    says.textContent = error ? 'error: ' + error.code : paymentIntent.status;
  });
`;
