import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { auditLog } from '../../../../test/audit-log.ts';
import { type Clinic, clinic } from '../../../../test/clinic.ts';
import { moneyOf } from '../../../../test/money.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../values/ids.ts';

let app: TestApp;
let world: Clinic;
let money: ReturnType<typeof moneyOf>;

beforeAll(async () => {
  app = await startTestApp();
  world = await clinic(app);
  money = moneyOf(app, world);
  await world.database.query(
    `update hospitals set slug = 'demo', legal_name = 'City Hospital Ltd.', tax_line = 'GSTIN 29ABC' where id = $1`,
    [world.hospitalId],
  );
  await world.database.query(
    `update locations set address_line = '12 Residency Road', city = 'Bengaluru', country = 'IN' where id = $1`,
    [world.locationId],
  );
});
afterAll(async () => {
  await world.close();
  await app.close();
});

/** A patient with an appointment that was paid for once and returned in part. */
async function paidVisit(
  account: { locale?: string; timeZone?: string; fullName?: string } = {},
  paid = 50_000,
) {
  const patient = await world.addPatient();
  await world.database.query(
    'update accounts set locale = $2, time_zone = $3, full_name = coalesce($4, full_name) where id = $1',
    [patient.accountId, account.locale ?? null, account.timeZone ?? null, account.fullName ?? null],
  );
  const appointmentId = await money.addAppointment(patient.accountId);
  const paymentId = await money.pay(appointmentId, patient.accountId, { amountMinor: paid });
  return { ...patient, appointmentId, paymentId, url: `/v1/appointments/${appointmentId}/receipt` };
}

const read = (url: string, token: string) => app.call('GET', url, { token });

describe('200', () => {
  it('says who paid whom for what, when and how, and what that comes to', async () => {
    const { url, token, accountId, appointmentId, paymentId } = await paidVisit();
    await money.pay(appointmentId, accountId, {
      amountMinor: 20_000,
      channel: 'cash',
      at: '2026-12-01T07:00:00Z',
    });
    await money.giveBack(paymentId, { amountMinor: 25_000, reason: 'late_notice' });
    await money.giveBack(paymentId, { amountMinor: 5_000, status: 'pending' });
    await money.giveBack(paymentId, { amountMinor: 1_000, status: 'failed' });
    const { status, body, headers } = await read(url, token);

    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('private, no-store');
    expect(body).toMatchObject({
      number: expect.stringMatching(/^demo-\d{6}$/),
      issuedAt: '2026-12-01T06:00:00.000Z',
      language: 'en',
      timeZone: 'Asia/Kolkata',
      hospital: {
        name: 'City Hospital Ltd.',
        address: '12 Residency Road, Bengaluru, India',
        taxLine: 'GSTIN 29ABC',
      },
      patient: { name: 'Mila Sen' },
      visit: { doctor: 'Dr Rao', startsAt: '2026-12-02T04:30:00.000Z', timeZone: 'Asia/Kolkata' },
      payments: [
        { paymentId, method: 'card_online', methodText: 'Card, online', amount: { amountMinor: 50_000 } },
        { method: 'cash', paidAt: '2026-12-01T07:00:00.000Z', amount: { amountMinor: 20_000 } },
      ],
      refunds: [
        { reason: 'late_notice', reasonText: 'Cancelled at short notice', statusText: 'Returned' },
        { status: 'pending', statusText: 'On its way' },
        { status: 'failed', statusText: 'Delayed' },
      ],
      totals: {
        paid: { amountMinor: 70_000, currency: 'INR', text: '₹700.00' },
        returned: { amountMinor: 25_000 },
        toReturn: { amountMinor: 6_000 },
        net: { amountMinor: 39_000 },
      },
    });
    expect(body.visit.startsAtText).toBe('December 2, 2026 at 10:00 AM GMT+5:30');
  });

  it('tells of money in the patient’s zone, of the visit in the zone of its place', async () => {
    const { url, token } = await paidVisit({ timeZone: 'Europe/Madrid', locale: 'en-IN' });
    const { body } = await read(url, token);

    expect(body.timeZone).toBe('Europe/Madrid');
    expect(body.payments[0].paidAtText).toBe('1 December 2026 at 7:00 am GMT+1');
    expect(body.visit.startsAtText).toBe('2 December 2026 at 10:00 am IST');
  });

  it.each([
    ['hi-IN', 'hi', 'कार्ड, ऑनलाइन', '1 दिसंबर 2026'],
    ['ar-SA', 'ar', 'بطاقة، عبر الإنترنت', '١ ديسمبر ٢٠٢٦'],
    ['en-GB', 'en', 'Card, online', '1 December 2026'],
    ['fr-FR', 'en', 'Card, online', '1 December 2026'],
    ['hi-u-nu-beng', 'hi', 'कार्ड, ऑनलाइन', '1 दिसंबर 2026'],
  ])('is written for %s in %s', async (locale, language, method, day) => {
    const { url, token } = await paidVisit({ locale });
    const { body } = await read(url, token);

    expect([body.language, body.payments[0].methodText]).toEqual([language, method]);
    expect(body.payments[0].paidAtText).toContain(day);
  });

  it('is in another language for once, whoever reads it and whatever their browser speaks', async () => {
    const { url, token } = await paidVisit({ locale: 'hi-IN' });
    const asked = await read(`${url}?language=ar`, token);
    const spoken = await app.call('GET', url, { token: world.staff, headers: { 'accept-language': 'ar' } });

    expect([asked.body.language, spoken.body.language]).toEqual(['ar', 'hi']);
  });

  it('is for the hospital’s staff, its keys and admins too', async () => {
    const { url, token } = await paidVisit();
    const key = await app.call('POST', '/v1/api-keys', {
      token: world.staff,
      body: { name: 'Books', scopes: ['payments:read'] },
    });
    const own = await read(url, token);
    for (const reader of [world.staff, world.admin, key.body.secret]) {
      expect((await read(url, reader)).body).toEqual(own.body);
    }
  });

  it('is read by them into the audit log, on paper too; by its patient without a trace', async () => {
    const { url, token, appointmentId } = await paidVisit();
    const before = (await auditLog(app)).length;
    await read(url, token);
    await read(`${url}.pdf`, token);
    await read(url, world.staff);
    await read(`${url}.pdf`, world.admin);
    const entries = await auditLog(app, before);
    expect(entries.map(({ action, actor, ...entry }) => [action, actor.split(':')[0], entry])).toEqual(
      ['staff', 'admin'].map((role) => [
        'receipt.read',
        role,
        expect.objectContaining({ resourceId: appointmentId, hospitalId: world.hospitalId, details: {} }),
      ]),
    );
  });

  it('says nothing of why the patient comes, nor what the doctor is a specialist of', async () => {
    const { url, token } = await paidVisit();
    const { body } = await read(url, token);

    expect(JSON.stringify(body)).not.toMatch(/cardiology|"reason"/);
  });
});

describe('403', () => {
  it('keeps what was paid from the doctor', async () => {
    const { url } = await paidVisit();

    expect((await read(url, world.doctor)).status).toBe(403);
    expect((await read(`${url}.pdf`, world.doctor)).status).toBe(403);
  });
});

describe('404', () => {
  it('is nobody’s before the first payment, and a stranger’s afterwards', async () => {
    const patient = await world.addPatient();
    const unpaid = await money.addAppointment(patient.accountId);
    const { url } = await paidVisit();
    const otherStaff = app.tokenFor({ role: 'staff', hospitalId: newId() });

    expect((await read(`/v1/appointments/${unpaid}/receipt`, patient.token)).status).toBe(404);
    for (const stranger of [patient.token, otherStaff]) {
      expect((await read(url, stranger)).status).toBe(404);
      expect((await read(`${url}.pdf`, stranger)).status).toBe(404);
    }
  });
});

describe('422', () => {
  it('names a language it is not written in', async () => {
    const { url, token } = await paidVisit();
    const { status, body } = await read(`${url}?language=fr`, token);

    expect([status, body.errors[0].pointer]).toEqual([422, '/language']);
  });
});

describe('the PDF', () => {
  const pdf = async (url: string, token: string) => {
    const answer = await app.app.inject({
      method: 'GET',
      url,
      headers: { authorization: `Bearer ${token}` },
    });
    return { answer, bytes: new Uint8Array(answer.rawPayload) };
  };

  it('says the same on a page to print, under a name to keep it by', async () => {
    const { url, token } = await paidVisit();
    const { body } = await read(url, token);
    const { answer, bytes } = await pdf(`${url}.pdf`, token);

    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="receipt-${body.number}.pdf"`);
    expect(answer.headers['cache-control']).toBe('private, no-store');
    const document = await getDocumentProxy(bytes);
    const { text, totalPages } = await extractText(document, { mergePages: true });
    expect(totalPages).toBe(1);
    for (const said of [body.number, 'City Hospital Ltd.', 'GSTIN 29ABC', 'Mila Sen', 'Dr Rao', '₹500.00']) {
      expect(text).toContain(said);
    }
  });

  it('can be read aloud: it has a title, a language and a structure', async () => {
    const { url, token } = await paidVisit({ locale: 'ar-EG' });
    const { bytes } = await pdf(`${url}.pdf`, token);
    const document = await getDocumentProxy(bytes);
    const { info } = await getMeta(document);
    const tree = await (await document.getPage(1)).getStructTree();

    expect(info).toMatchObject({ Title: expect.stringMatching(/^إيصال demo-/), Language: 'ar' });
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    expect(JSON.stringify(tree)).toMatch(/"role":"H1".*"role":"Table".*"role":"TH"/);
  });

  it('is the same file whenever it is asked for, until money moves', async () => {
    const { url, token, paymentId } = await paidVisit();
    const [first, second] = [await pdf(`${url}.pdf`, token), await pdf(`${url}.pdf`, token)];
    await money.giveBack(paymentId, { amountMinor: 100 });
    const third = await pdf(`${url}.pdf`, token);

    expect(Buffer.from(first.bytes).equals(second.bytes)).toBe(true);
    expect(Buffer.from(first.bytes).equals(third.bytes)).toBe(false);
  });

  it('goes on on further pages when there is much to say', async () => {
    const { url, token, paymentId } = await paidVisit({ fullName: 'W'.repeat(200) });
    for (let n = 0; n < 45; n += 1) {
      await money.giveBack(paymentId, { amountMinor: 100 + n });
    }
    const { bytes } = await pdf(`${url}.pdf`, token);
    const { text, totalPages } = await extractText(await getDocumentProxy(bytes), { mergePages: true });

    expect(totalPages).toBe(3);
    expect(text).toContain('₹1.44');
  });
});
