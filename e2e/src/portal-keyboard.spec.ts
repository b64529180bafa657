import { SmartMedConnect } from '@smartmedconnect/sdk';
import type { Browser, Page } from 'playwright-core';
import { PayingWorld } from './payments/paying-world.ts';
import { openBrowser, Window } from './world/browser.ts';
import { Keyboard } from './world/keyboard.ts';
import { light } from './world/looks.ts';
import { newPatient, signedIn } from './world/people.ts';
import { demoPassword } from './world/server.ts';
import { temporaryFolder } from './world/temporary-folder.ts';

const minuteMs = 60_000;

describe('the portal by keys alone', () => {
  let world: PayingWorld;
  let browser: Browser;
  let window: Window;
  let page: Page;
  let keys: Keyboard;

  beforeAll(async () => {
    const env = { FILES_DIR: temporaryFolder() };
    [world, browser] = await Promise.all([PayingWorld.start({ env }), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await world.stop();
  });
  beforeEach(async () => {
    window = await Window.open(browser, world.server.url, light);
    page = window.page;
    keys = new Keyboard(page);
  });
  afterEach(async () => {
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  const signIn = async (path: string, email: string) => {
    await page.goto(`/admin/en${path}`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await keys.signIn(email, demoPassword);
  };
  const heading = (name: string) => page.getByRole('heading', { name, exact: true }).waitFor();

  it('works a dispute from the queue to a partial refund', async () => {
    const patient = await world.patient();
    const { id: appointmentId } = await patient.appointments.book(await world.offer(31));
    await patient.appointments.pay(appointmentId, { paymentMethodId: 'pm_card_visa' });
    const text = 'I was sent home.';
    const { id } = await patient.disputes.open({ appointmentId, kind: 'charged_but_not_seen', text });

    await signIn('/disputes', 'admin@demo.test');
    await heading('Disputes');
    await page.getByRole('row').nth(1).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await heading('Charged but not seen');
    await keys.press('Take up');
    await page.getByText('Under review', { exact: true }).first().waitFor();
    await keys.type('Message', 'What did the desk tell you?');
    await keys.press('Send');
    await page.getByRole('listitem').filter({ hasText: 'What did the desk tell you?' }).waitFor();
    await keys.type('Amount in INR', '200');
    await keys.type('Reason', 'The half of it.');
    await keys.press('Decide…');
    await page.getByRole('dialog').waitFor();
    await keys.press('Confirm');
    await page.getByText('Given back', { exact: true }).waitFor();
    const { resolution } = await patient.disputes.get(id);
    expect(resolution).toMatchObject({ outcome: 'refund_partial', refund: { amountMinor: 20_000 } });
  });

  it('verifies a doctor', async () => {
    const admin = signedIn(world.server.url, 'admin@demo.test');
    const { items } = await admin.hospitals.list({ slug: 'demo' }).page();
    await new SmartMedConnect({ baseUrl: world.server.url }).doctorApplications.apply({
      email: 'leela.nair@doctors.example',
      password: demoPassword,
      fullName: 'Dr. Leela Nair',
      hospitalId: items[0]!.id,
      specialties: ['cardiology'],
      languages: ['en'],
      licence: { number: 'KL-90210', authority: 'Kerala Medical Council', country: 'IN' },
    });
    await signIn('/verification', 'admin@demo.test');
    await page.getByRole('link', { name: 'Dr. Leela Nair' }).waitFor();
    await keys.press('Dr. Leela Nair');
    await heading('Dr. Leela Nair');
    for (const check of [
      'Identity',
      'Licence in the register',
      'Qualification',
      'Confirmed by the hospital',
    ]) {
      await keys.press(`Write down what came of it: ${check}`);
      const form = page.getByRole('form', { name: check });
      await form.waitFor();
      await keys.choose('Outcome', 'Pas');
      await keys.press('Save');
      await form.waitFor({ state: 'detached' });
    }
    await page.getByText('Every required check has passed.').waitFor();
    await keys.press('Approve…');
    await page.getByRole('alertdialog').waitFor();
    await keys.press('Approve');
    await page.getByRole('region', { name: 'Decision' }).waitFor();
    const [found] = await admin.doctors.search({ q: 'leela nair' }).toArray(1);
    expect(found).toMatchObject({ fullName: 'Dr. Leela Nair', status: 'active' });
  });

  /** A visit of the demo's doctor, a whole number of minutes from now: one in the past was booked in time and has begun since. */
  async function visitIn(minutes: number, name: string) {
    const ahead = minutes < 0 ? 70 : minutes;
    const { doctorId } = await signedIn(world.server.url, 'doctor@demo.test').account.me();
    const types = await world.desk.doctors.visitTypes(doctorId!);
    const offered = { durationMinutes: 10, mode: 'in_person', payment: 'at_visit' } as const;
    const visitType =
      types.items.find(({ name: known }) => known === 'Short visit') ??
      (await world.desk.doctors.createVisitType(doctorId!, {
        ...offered,
        name: 'Short visit',
        fee: { amountMinor: 0, currency: 'INR' },
      }));
    const at = (Math.ceil(Date.now() / minuteMs) + ahead) * minuteMs;
    const { items } = await world.desk.slots.create({
      slots: [
        {
          doctorId: doctorId!,
          startsAt: new Date(at).toISOString(),
          endsAt: new Date(at + 10 * minuteMs).toISOString(),
        },
      ],
    });
    const patient = await newPatient(world.server.url, name);
    const visit = await patient.appointments.book({ slotId: items[0]!.id, visitTypeId: visitType.id });
    if (minutes < 0) await hasBegun(visit.id, ahead - minutes);
    return {
      patient,
      id: visit.id,
      zone: visit.timeZone,
      at: at - (minutes < 0 ? (ahead - minutes) * minuteMs : 0),
    };
  }

  async function hasBegun(id: string, minutesBefore: number): Promise<void> {
    const earlier = `starts_at = starts_at - make_interval(mins => $2), ends_at = ends_at - make_interval(mins => $2)`;
    await world.database.rows(`update appointments set ${earlier} where id = $1`, [id, minutesBefore]);
  }

  it('takes a doctor through the day: one comes and is seen, one does not come', async () => {
    const missing = await visitIn(-20, 'nobody.came');
    const coming = await visitIn(40, 'anita.desai');
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: missing.zone }).format(missing.at);
    await signIn(`/today?day=${day}`, 'doctor@demo.test');
    await heading('My day');
    const visits = page.getByRole('listitem');
    await visits.filter({ hasText: 'nobody.came' }).waitFor();

    await keys.press('No-show…: nobody.came');
    await page.getByRole('alertdialog').waitFor();
    await keys.press('No-show');
    await visits.filter({ hasText: 'nobody.came' }).locator('smc-tag').getByText('No-show').waitFor();
    await keys.press('Check in: anita.desai');
    await visits.filter({ hasText: 'anita.desai' }).getByText('Checked in').waitFor();
    await keys.press('Complete: anita.desai');
    await page.getByRole('alertdialog').waitFor();
    await keys.press('Complete');
    await visits.filter({ hasText: 'anita.desai' }).getByText('Completed').waitFor();
    expect((await coming.patient.appointments.get(coming.id)).status).toBe('completed');
    expect((await missing.patient.appointments.get(missing.id)).status).toBe('no_show');
  });
});
