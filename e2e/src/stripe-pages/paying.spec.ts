import type { Frame } from 'playwright-core';
import type { Window } from '../world/browser.ts';
import { barriers } from '../world/screen-faults.ts';
import { Partner, partnerPage } from './partner.ts';

describe('paying in a browser', () => {
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

  /** Ready: from here on the fields hand over to each other. */
  async function opens(more = ''): Promise<void> {
    await window.page.goto(`/?secret=${await partner.newSecret()}${more}`);
    await window.page.waitForFunction(() => document.title === 'Ready to pay');
  }

  async function fillIn(number: string): Promise<void> {
    await field('Card number').pressSequentially(number);
    // The fields hand over to each other when they are full.
    await window.page.keyboard.type('1234');
    await window.page.keyboard.type('123');
    await says().getByText('complete').waitFor();
  }

  async function payWith(number: string, more = ''): Promise<void> {
    await opens(more);
    await fillIn(number);
    await partnerPage(window).pay();
  }

  it.each(['', '&payment-element'])('takes a card, by keyboard alone (%s)', async (more) => {
    await payWith('4242424242424242', more);
    await says().getByText('succeeded').waitFor();
  });

  it('says at once what is wrong with a number, and does not send half a card', async () => {
    await opens();
    await field('Card number').pressSequentially('4242424242424241');
    await says().getByText('Your card number is invalid.').waitFor();
    await field('Card number').fill('4242');
    await partnerPage(window).pay();
    await says().getByText('error: incomplete_number').waitFor();
  });

  it('shows the bank’s no, and takes another card for the same payment', async () => {
    await payWith('4000000000000002');
    await says().getByText('error: card_declined').waitFor();
    await field('Card number').fill('');
    await field('Expiration').fill('');
    await field('Security code').fill('');
    await fillIn('4242424242424242');
    await partnerPage(window).pay();
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
      window.complaints.filter((complaint) => !complaint.startsWith(`request to ${partner.stripe.url}/`)),
    ).toEqual([]);
  });

  it('has no barriers: in the card’s fields, at the bank, on its own front page', async () => {
    await payWith('4000002500003155');
    await bank().getByRole('button', { name: 'Complete' }).waitFor();
    expect(await barriers(window.page)).toEqual([]);
    expect(window.page.frames().map(pathOf)).toEqual(expect.arrayContaining(['/v3/card']));
    await window.page.goto(partner.stripe.url);
    await window.page.getByText('4000 0025 0000 3155').waitFor();
    await window.picture('stripe-sandbox');
    expect(await barriers(window.page)).toEqual([]);
  });
});

function pathOf(frame: Frame): string {
  return new URL(frame.url()).pathname;
}
