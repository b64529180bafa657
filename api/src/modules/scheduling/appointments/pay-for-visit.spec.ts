import { breachesOfMoney } from '../../../../test/money-promise.ts';
import { type Asker, payingClinic, type PayingClinic } from '../../../../test/paying-clinic.ts';
import { breachesOfPromise } from '../../../../test/scheduling-promise.ts';
import { newId } from '../../../values/ids.ts';
import { ApplyPayment } from '../../payments/charges/apply-payment.ts';
import { StripeClient } from '../../payments/provider/stripe-client.ts';
import { ExpireHolds } from './expire-holds.ts';

const morning = new Date('2026-12-01T06:00:00.000Z');

describe('a visit that is paid online', () => {
  let clinic: PayingClinic;

  beforeAll(async () => {
    clinic = await payingClinic();
  });
  afterEach(async () => {
    expect(await breachesOfPromise(clinic.city.database)).toEqual({});
    expect(await breachesOfMoney(clinic.city.database)).toEqual({});
    const { clock } = clinic.world;
    clock.advance({ seconds: (morning.getTime() - clock.now().getTime()) / 1000 });
  });
  afterAll(() => clinic.close());

  const lapse = (minutes = 10) => clinic.world.clock.advance({ minutes });
  const expire = () => clinic.world.app.get(ExpireHolds).run();

  it('is held, with what Stripe.js needs to pay it', async () => {
    const { body } = await clinic.booked({}, { paid: false });

    expect(body).toMatchObject({
      status: 'held',
      payment: {
        due: 'online',
        status: 'requires_payment_method',
        amount: { amountMinor: 50_000, currency: 'INR' },
        clientSecret: expect.stringMatching(/^pi_\w+_secret_\w+$/),
        publishableKey: 'pk_test_sandbox',
      },
    });
  });

  it('answers a repeated booking with the same secret, and keeps none in what it stores', async () => {
    const { slot } = await clinic.practice();
    const patient = await clinic.city.addPatient();
    const headers = { 'idempotency-key': newId() };
    const first = await clinic.post('', patient, { slotId: slot(0) }, headers);

    const again = await clinic.post('', patient, { slotId: slot(0) }, headers);

    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.body).toEqual(first.body);
    await clinic.pay(first.body.id, patient);
    const later = await clinic.post('', patient, { slotId: slot(0) }, headers);
    expect(later.body.payment).toEqual({ due: 'online' });
  });

  it('is held all the same while Stripe does not answer, and can be paid when it does', async () => {
    await clinic.stripe.control('PUT', 'faults', { seed: 1, calls: { failBefore: 1 } });
    const { id, patient, body } = await clinic.booked({}, { paid: false });
    await clinic.stripe.control('PUT', 'faults', {});

    expect(body).toMatchObject({ status: 'held', payment: { status: 'preparing', clientSecret: null } });
    expect((await clinic.pay(id, patient)).body.status).toBe('succeeded');
    expect((await clinic.read(id)).body.status).toBe('confirmed');
  });

  it('is answered for once it is booked, even where its payment cannot begin', async () => {
    const { slot } = await clinic.practice();
    const patient = await clinic.city.addPatient();
    const book = () =>
      clinic.post('', patient, { slotId: slot(0) }, { 'idempotency-key': patient.accountId });
    const first = await book();
    await clinic.city.database.query(
      `update payments set stripe_payment_intent_id = null, currency = 'MGA', amount_minor = 50050
        where appointment_id = $1`,
      [first.body.id],
    );

    expect(await book()).toMatchObject({ status: 201, body: { payment: { status: 'preparing' } } });
  });

  it('gets its secret when staff book it for the patient', async () => {
    const { slot } = await clinic.practice();
    const { accountId } = await clinic.city.addPatient();

    const { body } = await clinic.post('', clinic.staff, { slotId: slot(0), patientId: accountId });

    expect(body.payment.clientSecret).toMatch(/_secret_/);
  });

  it('is confirmed by the payment, once, with its line of history', async () => {
    const { id } = await clinic.booked();

    expect((await clinic.read(id)).body).toMatchObject({
      status: 'confirmed',
      holdExpiresAt: null,
      confirmedAt: '2026-12-01T06:00:00.000Z',
      version: 2,
      payment: { due: 'online' },
    });
    expect(await clinic.historyOf(id)).toEqual(['book', 'confirm']);
    expect(await clinic.moneyOf(id)).toEqual(['visit online succeeded 50000']);
  });

  it('costs nothing and asks nothing of Stripe when it is free', async () => {
    const { body, id } = await clinic.booked({ feeMinor: 0 });

    expect(body).toMatchObject({
      status: 'confirmed',
      payment: { due: 'none' },
    });
    expect(await clinic.moneyOf(id)).toEqual([]);
  });

  it.each([
    ['before anybody has written the lapse down', false],
    ['after it was written down', true],
  ])('is confirmed by money that comes late, %s, while nobody else has the time', async (_, written) => {
    const { id, patient, slot } = await clinic.booked({}, { paid: false });
    lapse();
    if (written) {
      await expire();
    }

    expect((await clinic.pay(id, patient)).body.status).toBe('succeeded');

    expect((await clinic.read(id)).body).toMatchObject({ status: 'confirmed', endedAt: null });
    expect(await clinic.isFree(slot(0))).toBe(false);
    expect(await clinic.moneyOf(id)).toEqual(['visit online succeeded 50000']);
  });

  it('pays back in full what comes after somebody else took the time', async () => {
    const { id, slot } = await clinic.booked({}, { paid: false });
    lapse();
    const other = await clinic.city.addPatient();
    const taken = await clinic.post('', other, { slotId: slot(0) });
    await clinic.pay(taken.body.id, other);

    await clinic.payInBrowser(id);

    expect((await clinic.read(id)).body.status).toBe('expired');
    expect((await clinic.read(taken.body.id)).body.status).toBe('confirmed');
    expect(await clinic.moneyOf(id)).toEqual(['visit online succeeded 50000 <- slot_gone 50000']);
  });

  it('pays back in full what comes after the visit should have begun', async () => {
    const { id } = await clinic.booked({}, { paid: false });
    clinic.world.clock.advance({ hours: 54 });

    await clinic.payInBrowser(id);

    expect((await clinic.moneyOf(id))[0]).toMatch(/slot_gone 50000$/);
  });

  describe('and then at the desk', () => {
    it('is recorded with who took it and when; what waited online is withdrawn', async () => {
      const { id, patient } = await clinic.booked({}, { paid: false });

      const { body } = await clinic.post(`/${id}/confirmation`, clinic.staff, { method: 'cash' });

      expect(body.status).toBe('confirmed');
      expect(await clinic.moneyOf(id)).toEqual([
        'visit online cancelled 50000',
        'visit cash succeeded 50000',
      ]);
      expect((await clinic.pay(id, patient)).status).toBe(409);
    });

    it('takes what is due at the visit, once, whoever sends it twice at the same moment', async () => {
      const { id } = await clinic.booked({ payment: 'at_visit' });
      const take = () => clinic.post(`/${id}/confirmation`, clinic.staff, { method: 'card' });

      const answers = await Promise.all([take(), take(), take()]);

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      expect(await clinic.moneyOf(id)).toEqual(['visit card succeeded 50000']);
      expect((await clinic.read(id, '/receipt')).body.totals.net).toMatchObject({ amountMinor: 50_000 });
      expect(await clinic.historyOf(id)).toEqual(['book', 'take_payment']);
    });

    it('does not ask again for what was given back of it in goodwill', async () => {
      const { id } = await clinic.booked({ payment: 'at_visit' });
      const take = () => clinic.post(`/${id}/confirmation`, clinic.staff, { method: 'cash' });
      await take();
      const { body } = await clinic.world.call('GET', `/v1/payments?appointmentId=${id}`, {
        token: clinic.city.staff,
      });
      const given = await clinic.world.call('POST', `/v1/payments/${body.items[0].id}/refunds`, {
        token: clinic.city.staff,
        body: { amountMinor: 10_000, reason: 'goodwill' },
        headers: { 'idempotency-key': newId() },
      });

      expect(given.status).toBe(201);
      expect((await take()).status).toBe(409);
      expect(await clinic.moneyOf(id)).toEqual(['visit cash succeeded 50000 <- goodwill 10000']);
    });

    it('gives a move up that waits for its payment: what comes for that goes back in full', async () => {
      const visit = await clinic.booked({ payment: 'at_visit', feeMinor: 30_000 });
      const { id, patient, doctorId, slot } = visit;
      const dearer = { name: newId(), feeMinor: 80_000, payment: 'online' } as const;
      const visitTypeId = await clinic.city.addVisitType(doctorId, dearer);
      await clinic.post(`/${id}/rescheduling`, patient, { slotId: slot(1), visitTypeId });
      const { body: checkout } = await clinic.read(id, '/payment', patient);
      const [intentId] = checkout.clientSecret.split('_secret_');
      await clinic.world.app
        .get(StripeClient)
        .ask((stripe) => stripe.paymentIntents.confirm(intentId, { payment_method: 'pm_card_visa' }));

      const { body } = await clinic.post(`/${id}/confirmation`, clinic.staff, { method: 'cash' });
      await clinic.world.app.get(ApplyPayment).sync(checkout.id);

      expect(body).toMatchObject({ status: 'confirmed', rescheduling: null });
      expect(await clinic.moneyOf(id)).toEqual([
        'reschedule online succeeded 80000 <- slot_gone 80000',
        'visit cash succeeded 30000',
      ]);
      expect(await clinic.isFree(slot(1))).toBe(true);
    });

    it.each(['free of charge', 'paid online'])('takes nothing for a visit that is %s', async (kind) => {
      const { id } = await clinic.booked(kind === 'paid online' ? {} : { payment: 'at_visit', feeMinor: 0 });

      const { status, body } = await clinic.post(`/${id}/confirmation`, clinic.staff, { method: 'cash' });

      expect([status, body.code]).toEqual([409, 'scheduling.invalid_transition']);
    });

    it('keeps exactly one of two payments that come at the same moment', async () => {
      for (let round = 0; round < 6; round += 1) {
        const { id, patient } = await clinic.booked({}, { paid: false });
        const confirm = () => clinic.post(`/${id}/confirmation`, clinic.staff, { method: 'card' });

        await Promise.all(
          round % 2 === 0 ? [confirm(), clinic.pay(id, patient)] : [clinic.pay(id, patient), confirm()],
        );

        expect((await clinic.read(id)).body.status).toBe('confirmed');
        const kept = (await clinic.moneyOf(id)).filter((line) => /succeeded 50000$/.test(line));
        expect(kept).toHaveLength(1);
      }
    });
  });

  describe('whoever is faster: the lapse, the payment or the next patient', () => {
    const race = async (pay: (visit: { id: string; patient: Asker }) => Promise<unknown>) => {
      const { id, patient, slot } = await clinic.booked({}, { paid: false });
      const other = await clinic.city.addPatient();
      lapse();

      const book = () => clinic.post('', other, { slotId: slot(0) });
      const [, next] = await Promise.all([pay({ id, patient }), book(), expire()]);

      const { status } = (await clinic.read(id)).body;
      return [status, next.status, (await clinic.moneyOf(id))[0]];
    };
    const kept = ['confirmed', 409, 'visit online succeeded 50000'];
    const returned = ['expired', 201, 'visit online succeeded 50000 <- slot_gone 50000'];
    const neverTaken = ['expired', 201, 'visit online pending 50000'];

    it('keeps the money or gives it back', async () => {
      for (let round = 0; round < 6; round += 1) {
        expect([kept, returned]).toContainEqual(await race(({ id }) => clinic.payInBrowser(id)));
      }
    });

    it('does so, or takes none, when the card is charged by us', async () => {
      for (let round = 0; round < 6; round += 1) {
        const outcome = await race(({ id, patient }) => clinic.pay(id, patient));
        expect([kept, returned, neverTaken]).toContainEqual(outcome);
      }
    });
  });

  it('lets a patient begin ten payments in 24 hours, at the same moment too, and says when there is room again', async () => {
    const { slot, visitTypeId, doctorId } = await clinic.practice({}, 14);
    const free = await clinic.city.addVisitType(doctorId, { name: 'Free of charge', payment: 'online' });
    const patient = await clinic.city.addPatient();
    const book = (number: number, kind = visitTypeId) =>
      clinic.post('', patient, { slotId: slot(number), visitTypeId: kind });
    await book(0);
    clinic.world.clock.advance({ minutes: 1 });

    const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((number) => book(number)));

    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(9);
    expect(refused).toHaveLength(2);
    for (const { body, headers } of refused) {
      expect([body.code, headers['retry-after']]).toEqual(['rate.limited', String(24 * 3600 - 60)]);
    }
    const byDesk = { slotId: slot(12), visitTypeId, patientId: patient.accountId };
    expect((await clinic.post('', clinic.staff, byDesk)).status).toBe(201);
    expect((await book(13, free)).status).toBe(201);
    clinic.world.clock.advance({ hours: 24, minutes: -1 });
    expect([(await book(1)).status, (await book(2)).status]).toEqual([201, 429]);
  });
});
