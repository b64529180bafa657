import { join } from 'node:path';
import { SmartMedConnect } from '@smartmedconnect/sdk';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, Window } from './world/browser.ts';
import { light } from './world/looks.ts';
import { newPatient, signedIn } from './world/people.ts';
import { goTo, signInAs } from './world/portal.ts';
import { root } from './world/processes.ts';
import { demoPassword, type Server, startServer } from './world/server.ts';
import { Smc } from './world/smc.ts';

const minuteMs = 60_000;

describe('the areas of the portal', () => {
  let server: Server;
  let browser: Browser;
  let admin: SmartMedConnect;
  let desk: SmartMedConnect;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    const smc = new Smc(server.url);
    await smc.login();
    await smc.importOf('doctors', join(root, 'cli', 'samples', 'doctors', 'ok', 'doctors.csv'));
    admin = signedIn(server.url, 'admin@demo.test');
    desk = signedIn(server.url, 'it@demo.test');
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const open = async (email: string, path: string, options = light): Promise<Window> => {
    const window = await Window.open(browser, server.url, options);
    await window.page.goto(`/admin/en${path}`);
    await signInAs(window.page, email);
    await window.page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Sign in' }).waitFor();
    return window;
  };

  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
  const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

  /** A free half hour of the demo's doctor that begins in some minutes. */
  async function freeTimeIn(minutes: number) {
    const doctorId = (await signedIn(server.url, 'doctor@demo.test').account.me()).doctorId!;
    const startsAt = new Date(Math.ceil(Date.now() / minuteMs) * minuteMs + minutes * minuteMs);
    const endsAt = new Date(startsAt.getTime() + 30 * minuteMs);
    const slot = { doctorId, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
    const { data } = await desk.api.POST('/v1/slots', { body: { slots: [slot] } });
    return { doctorId, slotId: data!.items[0]!.id };
  }

  /** A visit of the demo's doctor that begins in some minutes. */
  async function visitIn(minutes: number, patient: SmartMedConnect) {
    const { doctorId, slotId } = await freeTimeIn(minutes);
    const free = await desk.doctors.visitTypes(doctorId);
    const visitTypeId = free.items.find(({ payment }) => payment === 'at_visit')!.id;
    return patient.appointments.book({ slotId, visitTypeId });
  }

  it('a doctor who registers is verified, and appears in the search', async () => {
    const { items } = await admin.hospitals.list({ slug: 'demo' }).page();
    const stranger = new SmartMedConnect({ baseUrl: server.url });
    await stranger.doctorApplications.apply({
      email: 'leela.nair@doctors.example',
      password: demoPassword,
      fullName: 'Dr. Leela Nair',
      hospitalId: items[0]!.id,
      specialties: ['cardiology'],
      languages: ['en', 'ml'],
      licence: { number: 'KL-90210', authority: 'Kerala Medical Council', country: 'IN' },
      bio: '<script>document.title = "mine"</script>',
    });
    const window = await open('admin@demo.test', '/verification');
    const { page } = window;
    await page.getByRole('link', { name: 'Dr. Leela Nair' }).click();
    await heading(page, 'Dr. Leela Nair').waitFor();
    await window.expectSound('application-light');
    for (const check of [
      'Identity',
      'Licence in the register',
      'Qualification',
      'Confirmed by the hospital',
    ]) {
      await page.getByRole('button', { name: `Write down what came of it: ${check}` }).click();
      const form = page.getByRole('form', { name: check });
      await form.getByLabel('Outcome').selectOption({ label: 'Passed' });
      await form.getByRole('button', { name: 'Save' }).click();
      await form.waitFor({ state: 'detached' });
    }
    await page.getByText('Every required check has passed.').waitFor();
    await window.expectSound('application-checked-light');
    await page.getByRole('button', { name: 'Approve…' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Approve' }).click();
    await page.getByRole('region', { name: 'Decision' }).waitFor();
    const [found] = await admin.doctors.search({ q: 'leela nair' }).toArray(1);
    expect(found).toMatchObject({ fullName: 'Dr. Leela Nair', status: 'active' });
    expect(await page.title()).not.toBe('mine');
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  it('an account is suspended with a reason, which the audit log tells of', async () => {
    const somebody = await newPatient(server.url, 'ravi.menon');
    const { id } = await somebody.account.me();
    const window = await open('admin@demo.test', `/users/${id}`);
    const { page } = window;
    await page.getByRole('button', { name: 'Suspend…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Suspend' }).click();
    await dialog.getByText('Say why.').waitFor();
    await dialog.getByLabel('Reason').fill('Sold the visits of others.');
    await window.expectSound('suspend-light');
    await dialog.getByRole('button', { name: 'Suspend' }).click();
    await page.getByText('Sold the visits of others.').waitFor();
    await window.expectSound('user-light');

    // Whoever asks later has no link, but knows who did what to whom.
    await goTo(page, 'Audit log');
    await heading(page, 'Audit log').waitFor();
    await row(page, 'user.signed_in').first().waitFor();
    await page.getByRole('combobox', { name: 'Action' }).selectOption('user.suspended');
    await page.getByLabel('Id of who did it').fill((await admin.account.me()).id);
    await page.getByLabel('Id of the record').fill(id);
    await row(page, 'user.signed_in').first().waitFor({ state: 'detached' });
    await row(page, 'user.suspended').filter({ hasText: 'admin@demo.test' }).waitFor();
    expect(await page.getByRole('table').getByRole('row').count()).toBe(2);
    await window.expectSound('audit-found-light');
    await page.getByLabel('Id of the record').fill(crypto.randomUUID());
    await row(page, 'user.suspended').waitFor({ state: 'detached' });
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  it('a key is made, its secret shown once, and revoked', async () => {
    const window = await open('it@demo.test', '/api-keys');
    const { page } = window;
    await page.getByRole('button', { name: 'New key…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Make the key' }).click();
    await dialog.getByText('Give the key a name.').waitFor();
    await window.expectSound('new-key-light');
    await dialog.getByLabel('What it is for').fill('Nightly import');
    await dialog.getByRole('button', { name: 'Make the key' }).click();
    expect(await dialog.locator('.secret').innerText()).toMatch(/^smc_test_\w{20,}$/);
    await dialog.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('button', { name: 'Revoke Nightly import' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
    await row(page, 'Nightly import').filter({ hasText: 'Revoked' }).waitFor();
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  it('a doctor works through a day: checked in, completed, a visit called off', async () => {
    const patient = await newPatient(server.url, 'anita.desai');
    const first = await visitIn(40, patient);
    const second = await visitIn(80, patient);
    const window = await open('doctor@demo.test', `/today?day=${dayIn(first.timeZone, first.startsAt)}`);
    const { page } = window;
    await heading(page, 'My day').waitFor();
    const visits = page.getByRole('listitem').filter({ hasText: 'anita.desai' });
    await visits.first().waitFor();
    await window.expectSound('today-light');
    await visits
      .first()
      .getByRole('button', { name: /^Check in/ })
      .click();
    await visits
      .first()
      .getByRole('button', { name: /^Complete/ })
      .click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Complete' }).click();
    await visits.first().getByText('Completed').waitFor();
    expect((await patient.appointments.get(first.id)).status).toBe('completed');

    await page.goto(`/admin/en/appointments/${second.id}`);
    await heading(page, 'anita.desai').waitFor();
    await window.expectSound('appointment-light');
    await page.getByRole('button', { name: 'Cancel the visit…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Nothing was paid that would go back.').waitFor();
    await window.expectSound('cancel-visit-light');
    await dialog.getByRole('button', { name: 'Cancel the visit' }).click();
    await page.getByText('The doctor cannot come').waitFor();
    expect((await patient.appointments.get(second.id)).status).toBe('cancelled');

    await page.goto('/admin/en/profile');
    await page.getByRole('heading', { name: 'Visits and fees' }).waitFor();
    await page.getByLabel('About').fill('Twenty years of care for hearts.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved.').waitFor();
    await window.expectSound('profile-light');
    await page.goto('/admin/en/own-reviews');
    await heading(page, 'My reviews').waitFor();
    await window.expectSound('own-reviews-light');
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  it('the desk moves a visit to another free time and takes what is due by card', async () => {
    const patient = await newPatient(server.url, 'devika.rao');
    const visit = await visitIn(24 * 60, patient);
    await freeTimeIn(25 * 60);
    const window = await open('it@demo.test', `/appointments/${visit.id}`);
    const { page } = window;
    await page.getByRole('button', { name: 'Another time…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('The fee stays as it is.').waitFor();
    await dialog
      .getByLabel('Day')
      .fill(dayIn(visit.timeZone, new Date(Date.now() + 25 * 60 * minuteMs).toISOString()));
    await dialog.getByLabel('Day').press('Tab');
    await dialog.getByRole('radio').last().check();
    await window.expectSound('reschedule-light');
    await dialog.getByRole('button', { name: 'Move the visit' }).click();
    await dialog.waitFor({ state: 'detached' });
    const moved = await patient.appointments.get(visit.id);
    expect(moved.reschedules).toBe(1);
    expect(Date.parse(moved.startsAt)).toBeGreaterThan(Date.parse(visit.startsAt));

    await page.getByRole('button', { name: 'Payment taken…' }).click();
    await dialog.getByLabel('By card, at the desk’s own terminal').check();
    await window.expectSound('payment-taken-light');
    await dialog.getByRole('button', { name: /taken$/ }).click();
    await page.getByRole('link', { name: 'Payments and refunds' }).click();
    await row(page, 'Card at the desk').waitFor();
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  it('an admin adds a hospital with a site and somebody to work there', async () => {
    const window = await open('admin@demo.test', '/hospitals');
    const { page } = window;
    await page.getByRole('button', { name: 'New hospital…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add the hospital' }).click();
    await dialog.getByText('Three letters by ISO 4217: INR.').waitFor();
    await window.expectSound('new-hospital-light');
    await dialog.getByLabel('Name', { exact: true }).fill('East Side Hospital');
    await dialog.getByLabel('Time zone').fill('Asia/Kolkata');
    await dialog.getByLabel('Currency').fill('INR');
    await dialog.getByRole('button', { name: 'Add the hospital' }).click();
    await heading(page, 'East Side Hospital').waitFor();
    expect(await page.title()).toBe('East Side Hospital · Hospital · SmartMedConnect');

    await page.getByRole('button', { name: 'New location…' }).click();
    await dialog.getByLabel('Name', { exact: true }).fill('Outpatient clinic');
    await window.expectSound('new-location-light');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Outpatient clinic' }).waitFor();

    await page.getByRole('button', { name: 'New staff account…' }).click();
    await dialog.getByLabel('Name', { exact: true }).fill('Front Desk');
    await dialog.getByLabel('Email').fill('desk@east-side.example');
    await dialog.getByLabel('First password').fill('short');
    await dialog.getByRole('button', { name: 'Make the account' }).click();
    await dialog.locator('smc-fault-note').first().waitFor();
    await window.expectSound('new-staff-light');
    await dialog.getByLabel('First password').fill(demoPassword);
    await dialog.getByRole('button', { name: 'Make the account' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await signedIn(server.url, 'desk@east-side.example').account.me()).role).toBe('staff');

    await page.getByLabel('Kept for a patient who is paying, in minutes').fill('15');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const asked = page.getByRole('alertdialog');
    await asked.getByText('Kept for a patient who is paying, in minutes: 15 instead of 10').waitFor();
    await window.expectSound('policy-light');
    await asked.getByRole('button', { name: 'Save the rules' }).click();
    await page.getByText('Saved. Bookings made before').waitFor();
    expect(window.complaints).toEqual([]);
    await window.close();
  });
});

function dayIn(timeZone: string, at: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(at));
}
