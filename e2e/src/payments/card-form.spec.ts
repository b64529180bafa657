import type { Server as HttpServer } from 'node:http';
import type { SmartMedConnect } from '@smartmedconnect/sdk';
import type { Browser } from 'playwright-core';
import { openBrowser, Window } from '../world/browser.ts';
import { freePort, until } from '../world/processes.ts';
import { demoPassword } from '../world/server.ts';
import { servePartnerPage } from './partner-page.ts';
import { PayingWorld } from './paying-world.ts';
import { receiptText } from './receipt-text.ts';

/** Said by whoever waits for it: within a second of Stripe's word. */
const confirmedWithinMs = 1_000;

describe('a patient who pays on a partner’s page', () => {
  let world: PayingWorld;
  let partner: HttpServer;
  let browser: Browser;
  let window: Window;
  let patient: SmartMedConnect;

  beforeAll(async () => {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    [world, browser] = await Promise.all([
      PayingWorld.start({ env: { CORS_ORIGINS: origin } }),
      openBrowser(),
    ]);
    partner = await servePartnerPage(port, { api: world.server.url, stripe: world.stripe.url });
    window = await Window.open(browser, origin, { viewport: { width: 420, height: 640 } });
  });
  afterAll(async () => {
    await browser.close();
    partner.close();
    await world.stop();
  });

  const status = () => window.page.getByRole('status');
  const field = (name: string) =>
    window.page.frameLocator('iframe[title="Secure card payment input frame"]').getByLabel(name);
  const bank = () => window.page.frameLocator('iframe[title="Authentication by your bank"]');

  /** Opens the page as somebody signed in there; it books, and its title is then the appointment's id. */
  async function opens(hoursAhead: number): Promise<string> {
    patient = await world.patient();
    const { email } = await patient.account.me();
    const query = new URLSearchParams({ email, password: demoPassword, ...(await world.offer(hoursAhead)) });
    await window.page.goto(`/?${query}`);
    await field('Card number').waitFor();
    return window.page.title();
  }

  async function paysWith(number: string): Promise<void> {
    await field('Card number').fill(number);
    await field('Expiration').fill('12 / 34');
    await field('Security code').fill('123');
    await window.page.getByRole('button', { name: 'Pay' }).click();
  }

  it('has the visit within a second, a receipt, and all of it back when cancelling 30 hours before', async () => {
    const id = await opens(31);
    expect((await patient.appointments.get(id)).status).toBe('held');
    await paysWith('4242424242424242');
    await status().getByText('confirmed').waitFor();
    expect(await confirmedAfterMs(id)).toBeLessThan(confirmedWithinMs);
    await window.picture('partner-paid');

    const paid = await receiptText(patient, id);
    expect(paid).toContain('500.00');
    expect(paid).not.toContain('Returned ₹500.00');

    const { data: quote } = await patient.api.GET('/v1/appointments/{id}/cancellation-quote', {
      params: { path: { id } },
    });
    expect(quote).toMatchObject({ refund: { amountMinor: 50_000, currency: 'INR' }, reason: 'early_notice' });
    await patient.appointments.cancel(id, { reasonCode: 'patient_request' });
    await until(async () => (await refundsAtStripe(id)).length === 1, 'the refund at Stripe');
    expect(await refundsAtStripe(id)).toMatchObject([{ amount: 50_000, status: 'succeeded' }]);
    // Stripe has it a moment before our books do.
    await until(async () => (await receiptText(patient, id)).includes('Returned ₹500.00'), 'the receipt');
    const { data: receipt } = await patient.api.GET('/v1/appointments/{id}/receipt', {
      params: { path: { id } },
    });
    expect(JSON.stringify(receipt)).toContain('50000');
  });

  it('goes through 3-D Secure', async () => {
    const id = await opens(40);
    await paysWith('4000002500003155');
    await bank().getByRole('button', { name: 'Complete' }).click();
    await status().getByText('confirmed').waitFor();
    expect((await patient.appointments.get(id)).status).toBe('confirmed');
  });

  it('is told the bank’s no, keeps the hold, and pays with another card', async () => {
    const id = await opens(50);
    await paysWith('4000000000009995');
    await status().getByText('error: card_declined').waitFor();
    expect((await patient.appointments.get(id)).status).toBe('held');
    await paysWith('4242424242424242');
    await status().getByText('confirmed').waitFor();
    expect(await charges(id)).toMatchObject([{ status: 'succeeded' }, { status: 'failed' }]);
  });

  it('gives the partner’s page no card number, and the page keeps its rules', async () => {
    expect(await window.page.content()).not.toMatch(/4242/);
    const others = [
      ...[world.stripe.url, world.server.url].map((url) => `request to ${url}/`),
      // The bank's page would like the keyboard, which a frame is not given.
      'Blocked autofocusing',
    ];
    expect(
      window.complaints.filter((complaint) => !others.some((other) => complaint.startsWith(other))),
    ).toEqual([]);
  });

  /** From Stripe's first sending of its word to what our history says. */
  async function confirmedAfterMs(id: string): Promise<number> {
    const intentId = await intentOf(id);
    const events = await world.stripe.all<{ id: string; type: string; data: { object: { id: string } } }>(
      '/v1/events',
    );
    const told = events.find(
      ({ type, data }) => type === 'payment_intent.succeeded' && data.object.id === intentId,
    );
    const { deliveries } = await world.stripe.control<{ deliveries: { attempts: { at: number }[] }[] }>(
      'GET',
      `deliveries?event=${told!.id}`,
    );
    const confirmed = await world.database.value<Date>(
      `select at from appointment_history where appointment_id = $1 and to_status = 'confirmed'`,
      [id],
    );
    return confirmed.getTime() - deliveries[0]!.attempts[0]!.at;
  }

  const intentOf = (id: string) =>
    world.database.value<string>('select stripe_payment_intent_id from payments where appointment_id = $1', [
      id,
    ]);
  async function charges(id: string) {
    const intent = await intentOf(id);
    return world.stripe.all(`/v1/charges?payment_intent=${intent}`);
  }
  async function refundsAtStripe(id: string) {
    return world.stripe.all(`/v1/refunds?payment_intent=${await intentOf(id)}`);
  }
});
