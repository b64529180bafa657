import type { SmartMedConnect } from '@smartmedconnect/sdk';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { PayingWorld } from './payments/paying-world.ts';
import { receiptText } from './payments/receipt-text.ts';
import { openBrowser, Window } from './world/browser.ts';
import { light, sizes } from './world/looks.ts';
import { newPatient } from './world/people.ts';
import { chooseHospital } from './world/portal.ts';
import { until } from './world/processes.ts';
import { demoPassword } from './world/server.ts';

const minuteMs = 60_000;
const script = '<script>alert(1)</script>';

describe('money and reviews in the portal', () => {
  let world: PayingWorld;
  let browser: Browser;

  beforeAll(async () => {
    [world, browser] = await Promise.all([PayingWorld.start(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await world.stop();
  });

  /** Nothing moves: a dialog that still fades in would be judged by colours it does not have. */
  async function open(path: string, email: string, look: BrowserContextOptions): Promise<Window> {
    const window = await Window.open(browser, world.server.url, look);
    const { page } = window;
    await page.goto(`/admin${path}`);
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(demoPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    return window;
  }

  it.each(Object.entries(sizes))(
    'a payment is refunded in part by its hospital, and the receipt shows it (%s)',
    async (look, options) => {
      const patient = await world.patient();
      const { id } = await patient.appointments.book(await world.offer(40));
      await patient.appointments.pay(id, { paymentMethodId: 'pm_card_visa' });

      const window = await open('/payments?status=succeeded', 'it@demo.test', options);
      const { page } = window;
      await page.getByRole('heading', { name: 'Payments' }).waitFor();
      expect(await page.getByLabel('Status').inputValue()).toBe('succeeded');
      expect(await page.getByRole('link', { name: 'Audit log' }).count()).toBe(0);
      await page.getByLabel('Channel').selectOption('online');
      await page.waitForURL(/channel=online/);
      await page.getByRole('row').nth(1).waitFor();
      await window.expectSound(`payments-${look}`);

      await page.getByRole('row').nth(1).getByRole('link').click();
      await page.getByRole('heading', { name: 'Payment of ₹500.00' }).waitFor();
      await page.getByRole('button', { name: 'Refund…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Refund' });
      await dialog.getByLabel('Amount').fill('500.01');
      await dialog.getByLabel('Note').fill(`Waited two hours ${script}`);
      await dialog.getByText('No more than ₹500.00 is left.').waitFor();
      await window.expectSound(`refund-refused-${look}`);
      await dialog.getByLabel('Amount').fill('100');
      await dialog.getByRole('button', { name: 'Refund ₹100.00' }).click();
      await dialog.waitFor({ state: 'detached' });

      const row = page.getByRole('row').filter({ hasText: 'Goodwill' });
      await row.filter({ hasText: /Returned/ }).waitFor();
      expect(await row.innerText()).toContain(`Waited two hours ${script}`);
      expect(await page.getByRole('row').filter({ hasText: 'Left' }).innerText()).toContain('₹400.00');
      await window.expectSound(`payment-${look}`);
      expect(await receiptText(patient, id)).toContain('Returned ₹100.00');
      expect(window.complaints).toEqual([]);
      await window.close();
    },
  );

  it('says what is left when somebody else was faster, and what the desk handed out', async () => {
    const patient = await world.patient();
    const { id } = await patient.appointments.book(await world.offer(40));
    await world.desk.appointments.confirm(id, { method: 'cash' });
    const [payment] = (await world.desk.payments.list({ appointmentId: id }).page()).items;

    const window = await open(`/payments/${payment!.id}`, 'it@demo.test', light);
    const { page } = window;
    await page.getByRole('button', { name: 'Refund…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Refund' });
    await dialog.getByLabel('Amount').fill('100');
    await world.desk.payments.refund(payment!.id, { amountMinor: 45_000, reason: 'goodwill' });
    await dialog.getByRole('button', { name: 'Refund ₹100.00' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByText('No more than ₹50.00 is left.').waitFor();
    await window.expectSound('refund-overtaken-light');
    await dialog.getByRole('button', { name: 'Cancel' }).click();

    const row = page.getByRole('row').filter({ hasText: 'Goodwill' });
    await row.getByText('To be handed out').waitFor();
    await window.expectSound('payment-at-the-desk-light');
    await row.getByRole('button', { name: 'Handed out…' }).click();
    const question = page.getByRole('alertdialog', { name: 'Has ₹450.00 been handed out?' });
    await question.waitFor();
    await window.expectSound('refund-handed-out-light');
    await question.getByRole('button', { name: 'It was handed out' }).click();
    await row.getByText('Handed out', { exact: true }).waitFor();
    const [refund] = (await world.desk.refunds.list({ paymentId: payment!.id }).page()).items;
    expect(refund!.status).toBe('succeeded');
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  it('gives a failed refund to an admin, who tries again, and at last to the desk', async () => {
    const patient = await world.patient();
    const { id } = await patient.appointments.book(await world.offer(40));
    await patient.appointments.pay(id, { paymentMethodId: 'pm_card_refundFail' });
    const [payment] = (await world.desk.payments.list({ appointmentId: id }).page()).items;
    await world.desk.payments.refund(payment!.id, { amountMinor: 20_000, reason: 'goodwill' });
    const dispute = await patient.disputes.open({
      appointmentId: id,
      kind: 'charged_but_not_seen',
      text: 'Where is my money?',
    });
    const attempts = async () =>
      (await world.desk.refunds.list({ paymentId: payment!.id }).page()).items[0]!.attempts;
    await until(async () => (await attempts()) === 1, 'the first failure');
    // The further attempts take hours.
    const givenUp = `update refunds set status = 'failed', attempts = 5 where payment_id = $1 returning id`;
    await world.database.value(givenUp, [payment!.id]);

    const window = await open('/payments', 'admin@demo.test', light);
    const { page } = window;
    await chooseHospital(page, 'Demo Hospital');
    await page.waitForURL(/hospital=/);
    await page.getByRole('row').nth(1).getByText('₹200.00').waitFor();
    await page.getByRole('link', { name: 'Stuck money' }).click();
    const stuck = page.getByRole('row').filter({ hasText: 'Refund failed' });
    await stuck.getByText('₹200.00').waitFor();
    const leadsTo = await stuck.getByRole('link', { name: 'Dispute' }).getAttribute('href');
    expect(leadsTo).toContain(`/disputes/${dispute.id}`);
    await window.expectSound('stuck-money-light');
    await stuck.getByRole('link', { name: 'Refund failed' }).click();
    const row = page.getByRole('row').filter({ hasText: 'Goodwill' });
    await row.getByText('Failed, still owed').waitFor();
    await window.expectSound('refund-failed-light');
    await row.getByRole('button', { name: 'Try again' }).click();
    await until(async () => (await attempts()) === 6, 'one further attempt');

    await row.getByText('Failed, still owed').waitFor();
    await row.getByRole('button', { name: 'Handed out…' }).click();
    await page.getByRole('button', { name: 'It was handed out' }).click();
    await row.getByText('Handed out', { exact: true }).waitFor();
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  /** Written by the patient of a visit that has just been, and reported by the hospital. */
  async function reportedReview(patient: SmartMedConnect): Promise<string> {
    const { desk } = world;
    const { hospitalId } = await desk.account.me();
    const [location] = (await desk.hospitals.locations(hospitalId!).page()).items;
    const doctor = await desk.doctors.create({
      fullName: 'Dr. Reviewed Here',
      locationId: location!.id,
      visitTypes: [
        {
          name: 'Visit',
          durationMinutes: 15,
          mode: 'in_person',
          payment: 'at_visit',
          fee: { amountMinor: 0, currency: 'INR' },
        },
      ],
    });
    const startsAt = (Math.ceil(Date.now() / minuteMs) + 45) * minuteMs;
    const { items } = await desk.slots.create({
      slots: [
        {
          doctorId: doctor.id,
          startsAt: new Date(startsAt).toISOString(),
          endsAt: new Date(startsAt + 15 * minuteMs).toISOString(),
        },
      ],
    });
    const { id } = await patient.appointments.book({ slotId: items[0]!.id });
    await desk.appointments.checkIn(id);
    await desk.appointments.complete(id);
    const review = await patient.reviews.write(id, { rating: 2, text: `Rude to my neighbour. ${script}` });
    await desk.reviews.reply(review.id, review.version, { text: `Your gout was treated in time. ${script}` });
    await desk.reviews.report(review.id, { reason: 'health_of_others', note: `She is named. ${script}` });
    return doctor.id;
  }
  const ratings = async (doctorId: string) => (await world.desk.doctors.get(doctorId)).rating.count;

  it.each(Object.entries(sizes))(
    'the answer to a reported review is taken down by an admin, the review hidden, and restored (%s)',
    async (look, options) => {
      const patient = await newPatient(world.server.url, `mila-${look}`);
      const doctorId = await reportedReview(patient);

      const window = await open('/reviews', 'admin@demo.test', options);
      const { page } = window;
      const card = page.getByRole('article', { name: /^Review by mila/i });
      await card.getByText(`Rude to my neighbour. ${script}`).waitFor();
      await card.getByText(`She is named. ${script}`).waitFor();
      await window.expectSound(`reviews-${look}`);

      await card.getByRole('button', { name: 'Take down the answer…' }).click();
      const answer = page.getByRole('dialog', { name: 'Take down this answer' });
      await answer.getByRole('button', { name: 'Take down', exact: true }).click();
      await card.getByText('Answer taken down: health of others').waitFor();
      await window.expectSound(`reviews-removed-${look}`);
      await card.getByRole('button', { name: 'Hide…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Hide this review' });
      expect(await dialog.getByLabel('Reason').inputValue()).toBe('health_of_others');
      await dialog.getByLabel('Note').fill('The neighbour is named.');
      await window.expectSound(`hide-review-${look}`);
      await dialog.getByRole('button', { name: 'Hide', exact: true }).click();
      await page.getByText('Nothing waits for you').waitFor();
      await page.getByRole('status').filter({ hasText: 'is hidden' }).waitFor();
      expect(await ratings(doctorId)).toBe(0);

      await page.getByRole('link', { name: 'Hidden', exact: true }).click();
      await card.getByText('Hidden: health of others').waitFor();
      await window.expectSound(`reviews-hidden-${look}`);
      await card.getByRole('button', { name: 'Restore' }).click();
      await page.getByText('No such review').waitFor();
      await page.getByText('stands in public again').waitFor();
      expect(await ratings(doctorId)).toBe(1);
      expect(window.complaints).toEqual([]);
      await window.close();
    },
  );
});
