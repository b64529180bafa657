import type { SmartMedConnect } from '@smartmedconnect/sdk';
import type { Browser, Page } from 'playwright-core';
import { type Mailbox, openMailbox } from '../../tools/mailbox.mjs';
import { PayingWorld } from './payments/paying-world.ts';
import { receiptText } from './payments/receipt-text.ts';
import { openBrowser, Window } from './world/browser.ts';
import { light, sizes } from './world/looks.ts';
import { signedIn } from './world/people.ts';
import { until } from './world/processes.ts';
import { demoPassword } from './world/server.ts';
import { temporaryFolder } from './world/smc.ts';

const story = 'I waited for an hour and was sent home.\n<script>document.title = "mine"</script>';

describe('disputes in the portal', () => {
  let world: PayingWorld;
  let browser: Browser;
  let patient: SmartMedConnect;
  let mailbox: Mailbox;

  beforeAll(async () => {
    mailbox = await openMailbox({ folder: temporaryFolder() });
    const env = { FILES_DIR: temporaryFolder(), SMTP_URL: mailbox.url };
    [world, browser] = await Promise.all([PayingWorld.start({ env }), openBrowser()]);
    patient = await world.patient();
  });
  afterAll(async () => {
    await browser.close();
    await world.stop();
    await mailbox.stop();
  });

  /** A visit that 500.00 was paid for, and that its patient complains of, with a bill; both sides know of it by mail. */
  const disputed = async (paymentMethodId = 'pm_card_visa') => {
    const { id: appointmentId } = await patient.appointments.book(await world.offer(31));
    await patient.api.POST('/v1/appointments/{id}/payment', {
      params: { path: { id: appointmentId } },
      body: { paymentMethodId },
    });
    const dispute = await patient.disputes.open({ appointmentId, kind: 'charged_but_not_seen', text: story });
    const bill = new Blob(['%PDF-1.7\nthe bill\n%%EOF\n'], { type: 'application/pdf' });
    await patient.disputes.addFile(dispute.id, bill, 'bill of Monday.pdf');
    await until(async () => (await sentTo(dispute.id)) === 2, 'the mail to the patient');
    return dispute;
  };
  const sentTo = async (id: string) =>
    (await patient.disputes.get(id)).timeline.filter(({ details }) =>
      JSON.stringify(details['deliveries'] ?? '').includes('"status":"sent"'),
    ).length;

  const signIn = async (page: Page, email: string) => {
    await page.goto('/admin/disputes');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(demoPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Disputes' }).waitFor();
  };

  it.each(Object.entries(sizes))(
    'an admin works one from the queue to a partial refund, and the receipt shows it (%s)',
    async (look, options) => {
      const { id, appointmentId, reference } = await disputed();
      const window = await Window.open(browser, world.server.url, options);
      const { page } = window;
      await signIn(page, 'admin@demo.test');
      const row = page.getByRole('row').filter({ hasText: reference });
      await row.waitFor();
      await window.expectSound(`disputes-${look}`);

      if (look === 'phone') await page.getByRole('button', { name: 'More filters' }).click();
      await page.getByRole('combobox', { name: 'Answer due' }).selectOption('Overdue');
      await row.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Clear' }).click();
      await row.waitFor();
      await page.getByRole('combobox', { name: 'Assigned to' }).selectOption('Me');
      await row.waitFor({ state: 'detached' });
      expect(new URL(page.url()).searchParams.get('assignee')).toBe('me');
      await page.getByRole('button', { name: 'Clear' }).click();
      await row.waitFor();

      await row.getByRole('link').press('Enter');
      await page.getByRole('heading', { name: 'Charged but not seen' }).waitFor();
      await page.getByText('<script>').waitFor();
      await page.getByText('Dr. Asha Rao').waitFor();
      await page.getByText('Hospital: to answer by').waitFor();
      const told = page.getByRole('listitem').filter({ hasText: 'E-mail, Patient: dispute opened' });
      await told.getByText(/^\S+@\S+$/).waitFor();
      await told.getByText('sent').waitFor();
      await page.getByRole('button', { name: 'Take up' }).click();
      await page.getByText('Under review', { exact: true }).waitFor();
      await page.getByLabel('Message', { exact: true }).fill('The third complaint this week.');
      await page.getByRole('combobox', { name: 'For' }).click();
      await page.getByRole('option', { name: 'Administrators only' }).click();
      await page.getByRole('button', { name: 'Keep note' }).click();
      await page.getByRole('listitem').filter({ hasText: 'The third complaint this week.' }).waitFor();
      const kept = page.waitForEvent('download');
      await page.getByRole('button', { name: 'bill of Monday.pdf' }).click();
      expect((await kept).suggestedFilename()).toBe('bill of Monday.pdf');
      await window.expectSound(`dispute-${look}`);

      const amount = page.getByLabel('Amount in INR');
      await amount.fill('500.01');
      await page.getByText('No more than ₹500.00 is left').waitFor();
      await amount.fill('200');
      await page.getByRole('button', { name: 'Decide…' }).click();
      await page.getByText('Give the reason').waitFor();
      await page.getByLabel('Reason').fill('You waited in vain for a part of the visit.');
      await page.getByText('₹200.00 goes back to the patient; the hospital keeps ₹300.00.').waitFor();
      await page.getByRole('button', { name: 'Decide…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).waitFor();
      await window.expectSound(`dispute-confirm-${look}`);
      await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
      await page.getByText('Given back', { exact: true }).waitFor();
      await window.expectSound(`dispute-decided-${look}`);

      const { messages, resolution } = await patient.disputes.get(id);
      expect(messages).toEqual([]);
      expect(resolution).toMatchObject({
        outcome: 'refund_partial',
        refund: { amountMinor: 20_000, currency: 'INR' },
      });
      await until(
        async () => (await receiptText(patient, appointmentId)).includes('Returned ₹200.00'),
        'the refund on the receipt',
      );
      expect(window.complaints).toEqual([]);
      await window.close();
    },
  );

  it('one is handed over to another admin; of the two the second is told who has decided, and nothing is done twice', async () => {
    const { id } = await disputed();
    const email = 'second.admin@demo.test';
    const first = signedIn(world.server.url, 'admin@demo.test');
    await first.users.create({ email, password: demoPassword, fullName: 'Second Admin', role: 'admin' });
    const window = await Window.open(browser, world.server.url, light);
    const { page } = window;
    await signIn(page, 'admin@demo.test');
    await page.goto(`/admin/disputes/${id}`);
    await page.getByRole('button', { name: 'Hand over…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Hand over to another administrator' });
    await dialog.getByRole('combobox', { name: 'Administrator' }).click();
    await page.getByRole('option', { name: 'Second Admin' }).click();
    await dialog.getByRole('button', { name: 'Hand over' }).click();
    await page.getByRole('region', { name: 'Facts' }).getByText('Second Admin').waitFor();
    await page.getByRole('button', { name: 'Take over' }).waitFor();

    await page.getByLabel('Reason').fill('All of it.');
    await page.getByRole('radio', { name: 'Refund in full' }).check();
    const other = signedIn(world.server.url, email);
    const { version, assigneeName } = await other.disputes.get(id);
    expect(assigneeName).toBe('Second Admin');
    // Asked already when the other decides: news of it would take the question away.
    await page.getByRole('button', { name: 'Decide…' }).click();
    await other.disputes.resolve(id, version, {
      outcome: 'refund_partial',
      amountMinor: 10_000,
      note: 'A fifth.',
    });
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Somebody else has decided meanwhile').waitFor();
    await window.expectSound('dispute-decided-meanwhile-light');
    await page.getByRole('button', { name: 'Reload' }).click();
    await page.getByText('A fifth.').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
    await page.getByText('E-mail, Hospital: dispute opened').waitFor();
    await window.picture('dispute-printed');
    expect((await patient.disputes.get(id)).resolution?.refunds).toHaveLength(1);
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  it('a decision whose answer is lost on the way is sent again as the same one, and refunds once', async () => {
    const { id } = await disputed();
    const window = await Window.open(browser, world.server.url, light);
    const { page } = window;
    await signIn(page, 'admin@demo.test');
    await page.goto(`/admin/disputes/${id}`);
    let lost = true;
    await page.route('**/resolution', async (route) => {
      if (!lost) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await page.getByLabel('Reason').fill('A half.');
    await page.getByRole('button', { name: 'Decide…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('The server did not answer').waitFor();
    expect((await patient.disputes.get(id)).status).toBe('resolved');

    lost = false;
    await page.getByRole('button', { name: 'Decide…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Given back', { exact: true }).waitFor();
    const { resolution, money } = await patient.disputes.get(id);
    expect([resolution?.refunds.length, money.left.amountMinor]).toEqual([1, 25_000]);
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  it('says of a decision whose money the bank sends back that it is still owed', async () => {
    const { id } = await disputed('pm_card_refundFail');
    const window = await Window.open(browser, world.server.url, light);
    const { page } = window;
    await signIn(page, 'admin@demo.test');
    await page.goto(`/admin/disputes/${id}`);
    await page.getByLabel('Reason').fill('A half.');
    await page.getByRole('button', { name: 'Decide…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
    await page.getByText(/^(On its way back|Given back)$/).waitFor();
    const refund = async () => (await patient.disputes.get(id)).resolution!.refunds[0]!;
    const attempts = `select attempts from refunds where id = $1`;
    const { id: refundId } = await refund();
    await until(
      async () => (await world.database.value<number>(attempts, [refundId])) === 1,
      'the bank to send it back',
    );
    await page.getByText('On its way back', { exact: true }).waitFor();
    expect(await page.getByText('Given back', { exact: true }).count()).toBe(0);

    // The further attempts take hours.
    const givenUp = `update refunds set status = 'failed', attempts = 5 where id = $1 returning id`;
    await world.database.value(givenUp, [refundId]);
    await page.reload();
    await page.getByText('Failed: still owed').waitFor();
    await window.expectSound('dispute-refund-failed-light');
    expect((await refund()).status).toBe('failed');
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  it('hospital staff read, answer late, and find nothing to decide with', async () => {
    const { id } = await disputed();
    // Days; whoever writes first finds out that they have passed.
    const passed = `update disputes set due_at = now() - interval '1 hour' where id = $1`;
    await world.database.rows(passed, [id]);
    const admin = signedIn(world.server.url, 'admin@demo.test');
    await admin.disputes.write(id, { text: 'Not a word from them.', internal: true });
    const window = await Window.open(browser, world.server.url, light);
    const { page } = window;
    await signIn(page, 'it@demo.test');
    await page.goto(`/admin/disputes/${id}`);
    const silence = page.getByRole('region', { name: 'Facts' }).getByText('No answer in time');
    await silence.waitFor();
    expect(await page.getByText('Not a word from them.').count()).toBe(0);
    await page.getByLabel('Message', { exact: true }).fill('The doctor was called to an emergency.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('listitem').filter({ hasText: 'The doctor was called to an emergency.' }).waitFor();
    await silence.waitFor({ state: 'detached' });
    await page.getByText('E-mail, Patient: visit confirmed').waitFor();
    const timeline = page.getByRole('region', { name: 'Timeline' });
    expect(await timeline.getByText('@').count()).toBe(0);
    expect(await page.getByRole('heading', { name: 'Decision' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Take up' }).count()).toBe(0);
    await window.expectSound('dispute-staff-light');
    expect(window.complaints).toEqual([]);
    await window.close();
  });
});
