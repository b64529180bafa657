import { jest } from '@jest/globals';
import { breachesOfMoney } from '../../../../test/money-promise.ts';
import { payingClinic, type PayingClinic } from '../../../../test/paying-clinic.ts';
import { newId } from '../../../values/ids.ts';
import { StripeClient } from '../provider/stripe-client.ts';
import { ApplyPayment } from './apply-payment.ts';

// A sandbox and an application start.
jest.setTimeout(120_000);

describe('paying online', () => {
  let clinic: PayingClinic;

  beforeAll(async () => {
    clinic = await payingClinic();
  });
  afterEach(() => clinic.stripe.control('PUT', 'faults', {}));
  afterAll(async () => {
    expect(await breachesOfMoney(clinic.city.database)).toEqual({});
    await clinic.close();
  });

  const held = (feeMinor = 50_000) => clinic.booked({ feeMinor }, { paid: false });
  const eventsOf = async (appointmentId: string) => {
    const { rows } = await clinic.city.database.query<{ type: string }>(
      `select type from outbox_events where type like 'payment.%' and payload->>'appointmentId' = $1 order by id`,
      [appointmentId],
    );
    return rows.map(({ type }) => type);
  };
  const rowOf = async (appointmentId: string) => {
    const { rows } = await clinic.city.database.query<{
      id: string;
      stripe_payment_intent_id: string;
      status: string;
      decline_code: string | null;
    }>(`select id, stripe_payment_intent_id, status, decline_code from payments where appointment_id = $1`, [
      appointmentId,
    ]);
    return rows[0]!;
  };

  it('is declined with the bank’s reason, and goes through with another card while the hold lasts', async () => {
    const { id, patient } = await held();

    const declined = await clinic.pay(id, patient, 'pm_card_visa_chargeDeclinedInsufficientFunds');

    expect(declined).toMatchObject({
      status: 402,
      body: { code: 'payments.declined', declineCode: 'insufficient_funds' },
    });
    expect(await rowOf(id)).toMatchObject({ status: 'pending', decline_code: 'insufficient_funds' });
    expect((await clinic.read(id, '/payment', patient)).body.decline.code).toBe('insufficient_funds');
    expect((await clinic.read(id)).body.status).toBe('held');

    expect((await clinic.pay(id, patient)).body).toMatchObject({ status: 'succeeded', clientSecret: null });
    expect((await clinic.read(id)).body.status).toBe('confirmed');
    expect(await eventsOf(id)).toEqual(['payment.declined', 'payment.succeeded']);
  });

  it('tells of each decline once, however often it is looked at', async () => {
    const { id, patient } = await held();
    const { id: paymentId } = await rowOf(id);
    const look = () => clinic.world.app.get(ApplyPayment).sync(paymentId);
    await clinic.pay(id, patient, 'pm_card_chargeDeclined');
    await Promise.all([look(), look(), look()]);
    await clinic.pay(id, patient, 'pm_card_chargeDeclined');
    await look();

    expect(await eventsOf(id)).toEqual(['payment.declined', 'payment.declined']);
  });

  it('waits for the patient to prove that the card is theirs', async () => {
    const { id, patient } = await held();
    const body = {
      paymentMethodId: 'pm_card_authenticationRequired',
      returnUrl: 'https://app.example.org/paid',
    };

    const asked = await clinic.post(`/${id}/payment`, patient, body);

    expect(asked.body).toMatchObject({
      status: 'requires_action',
      nextActionUrl: expect.stringMatching(/^http/),
    });
    expect((await clinic.read(id)).body.status).toBe('held');
    const { id: paymentId, stripe_payment_intent_id: intentId } = await rowOf(id);
    await clinic.stripe.control('POST', `3ds/${intentId}`, { outcome: 'success' });
    await clinic.world.app.get(ApplyPayment).sync(paymentId);
    expect((await clinic.read(id)).body.status).toBe('confirmed');
  });

  it('answers a repeated request as before, without secrets, and charges once', async () => {
    const { id, patient } = await held();
    const headers = { 'idempotency-key': newId() };
    const pay = () => clinic.post(`/${id}/payment`, patient, { paymentMethodId: 'pm_card_visa' }, headers);

    const first = await pay();
    const again = await pay();

    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.body).toEqual(first.body);
    expect(await clinic.moneyOf(id)).toEqual(['visit online succeeded 50000']);
  });

  it('answers a repeated request whose first answer was never stored', async () => {
    const { id, patient } = await held();
    const headers = { 'idempotency-key': newId() };
    const pay = () => clinic.post(`/${id}/payment`, patient, { paymentMethodId: 'pm_card_visa' }, headers);
    await pay();
    await clinic.city.database.query(`delete from idempotency_keys where key = $1`, [
      headers['idempotency-key'],
    ]);

    expect(await pay()).toMatchObject({ status: 200, body: { status: 'succeeded' } });
    expect((await clinic.pay(id, patient)).body.code).toBe('payments.nothing_to_pay');
  });

  it('charges once when many try at the same moment', async () => {
    const { id, patient } = await held();

    const answers = await Promise.all(Array.from({ length: 6 }, () => clinic.pay(id, patient)));

    const statuses = new Set(answers.map(({ status, body }) => `${status} ${body.code ?? body.status}`));
    expect(statuses).toContain('200 succeeded');
    expect([...statuses].filter((one) => !/^200 succeeded$|^409 |^503 /.test(one))).toEqual([]);
    expect(await clinic.moneyOf(id)).toEqual(['visit online succeeded 50000']);
  });

  describe('when the hold has lapsed', () => {
    it('keeps the visit while the time is free', async () => {
      const { id, patient } = await held();
      clinic.world.clock.advance({ minutes: 11 });

      expect((await clinic.pay(id, patient)).body.status).toBe('succeeded');
      expect((await clinic.read(id)).body.status).toBe('confirmed');
    });

    it('charges nothing for a time that somebody else has taken', async () => {
      const { id, patient, slot } = await held();
      clinic.world.clock.advance({ minutes: 11 });
      const rival = await clinic.post('', await clinic.city.addPatient(), { slotId: slot(0) });
      expect(rival.status).toBe(201);

      expect(await clinic.pay(id, patient)).toMatchObject({
        status: 410,
        body: { code: 'scheduling.hold_expired' },
      });
      expect(await clinic.moneyOf(id)).toEqual(['visit online pending 50000']);
    });

    it('pays again for a time that was taken and is free once more', async () => {
      const { id, patient, slot } = await held();
      clinic.world.clock.advance({ minutes: 11 });
      await clinic.post('', await clinic.city.addPatient(), { slotId: slot(0) });
      clinic.world.clock.advance({ minutes: 11 });

      expect((await clinic.pay(id, patient)).body.status).toBe('succeeded');
      expect((await clinic.read(id)).body.status).toBe('confirmed');
    });

    it('tells of money that had come before the time was taken, and returns it', async () => {
      const { id, patient, slot } = await held();
      const { stripe_payment_intent_id: intent } = await rowOf(id);
      await clinic.world.app
        .get(StripeClient)
        .ask((api) => api.paymentIntents.confirm(intent, { payment_method: 'pm_card_visa' }));
      clinic.world.clock.advance({ minutes: 11 });
      await clinic.post('', await clinic.city.addPatient(), { slotId: slot(0) });

      expect((await clinic.pay(id, patient)).body.status).toBe('succeeded');
      expect(await clinic.moneyOf(id)).toEqual(['visit online succeeded 50000 <- slot_gone 50000']);
    });
  });

  it.each(['pm_nobody_knows', 'pm_card_nothing'])('names what is wrong with the card %s', async (card) => {
    const { id, patient } = await held();

    expect(await clinic.pay(id, patient, card)).toMatchObject({
      status: 422,
      body: { code: 'request.invalid', errors: [{ pointer: '/paymentMethodId' }] },
    });
  });

  it('never takes the number of a card', async () => {
    const { id, patient } = await held();

    expect((await clinic.pay(id, patient, '4242424242424242')).body.code).toBe('request.invalid');
  });

  it('says that the provider does not answer, and goes on when it does', async () => {
    const { id, patient } = await held();
    await clinic.stripe.control('PUT', 'faults', { calls: { failBefore: 1 } });

    expect(await clinic.pay(id, patient)).toMatchObject({
      status: 503,
      body: { code: 'payments.provider_unavailable' },
      headers: { 'retry-after': '5' },
    });
    expect((await clinic.read(id, '/payment', patient)).status).toBe(503);
    await clinic.stripe.control('PUT', 'faults', {});
    expect((await clinic.pay(id, patient)).body.status).toBe('succeeded');
  });

  it('of less than Stripe takes is held, and says that it is for the desk', async () => {
    const { id, patient, body } = await clinic.booked({ feeMinor: 10 }, { paid: false });
    const asked = await clinic.read(id, '/payment', patient);
    const paid = await clinic.pay(id, patient);
    const atDesk = await clinic.post(`/${id}/confirmation`, clinic.staff, { method: 'cash' });

    expect([body.status, body.payment.status]).toEqual(['held', 'preparing']);
    expect([asked.status, asked.body.code]).toEqual([409, 'payments.not_chargeable']);
    expect([paid.status, paid.body.code]).toEqual([409, 'payments.not_chargeable']);
    expect(atDesk.body.status).toBe('confirmed');
  });

  it('is not there for strangers, and there for whoever of the hospital helps', async () => {
    const { id } = await held();
    const stranger = await clinic.city.addPatient();

    expect((await clinic.read(id, '/payment', stranger)).status).toBe(404);
    expect((await clinic.pay(id, stranger)).status).toBe(404);
    expect((await clinic.read(id, '/payment')).body.clientSecret).toMatch(/_secret_/);
    expect((await clinic.pay(id, clinic.staff)).body.status).toBe('succeeded');
  });

  it('has nothing to ask for when the fee is paid at the visit', async () => {
    const { id, patient } = await clinic.booked({ payment: 'at_visit' });

    expect((await clinic.read(id, '/payment', patient)).body.code).toBe('payments.nothing_to_pay');
    expect((await clinic.pay(id, patient)).body.code).toBe('payments.nothing_to_pay');
  });
});
