import { jest } from '@jest/globals';
import { sql } from 'kysely';
import { breachesOfMoney } from '../../../../test/money-promise.ts';
import { payingClinic, type PayingClinic } from '../../../../test/paying-clinic.ts';
import { Database } from '../../../platform/database/database.ts';
import { ExpireHolds } from '../../scheduling/appointments/expire-holds.ts';
import { StripeClient } from '../provider/stripe-client.ts';
import { ApplyPayment } from './apply-payment.ts';
import { CancelIntents } from './cancel-intents.ts';
import { EnsureIntent } from './ensure-intent.ts';
import { LookAtPayments } from './look-at-payments.ts';
import { readPending } from './charges.queries.ts';

// A sandbox and an application start.
jest.setTimeout(180_000);

describe('a payment and its intent', () => {
  let clinic: PayingClinic;

  beforeAll(async () => {
    clinic = await payingClinic();
  });
  afterEach(() => clinic.stripe.control('PUT', 'faults', {}));
  afterAll(async () => {
    expect(await breachesOfMoney(clinic.city.database)).toEqual({});
    await clinic.close();
  });

  const at = <T>(token: new (...of: never[]) => T): T => clinic.world.app.get(token);
  const database = () => at(Database).sql;
  const rowOf = async (appointmentId: string) => {
    const { rows } = await sql<{ id: string; intent: string; status: string; intentStatus: string }>`
      select id, stripe_payment_intent_id as intent, status, intent_status as "intentStatus"
        from payments where appointment_id = ${appointmentId}`.execute(database());
    return rows[0]!;
  };
  const atStripe = (id: string) => at(StripeClient).ask((api) => api.paymentIntents.retrieve(id));
  const intentsOf = async (paymentId: string) => {
    const { data } = await at(StripeClient).ask((api) => api.paymentIntents.list({ limit: 100 }));
    return data.filter(({ metadata }) => metadata['payment_id'] === paymentId);
  };
  /** What a browser does: the money comes, and nobody tells us. */
  const paidInBrowser = (intent: string) =>
    at(StripeClient).ask((api) => api.paymentIntents.confirm(intent, { payment_method: 'pm_card_visa' }));
  const held = () => clinic.booked({}, { paid: false });
  /** A booking whose process ended before Stripe was asked. */
  const neverAsked = async () => {
    await clinic.stripe.control('PUT', 'faults', { calls: { failBefore: 1 } });
    const booked = await held();
    await clinic.stripe.control('PUT', 'faults', {});
    await sql`update payments set looked_at = null where appointment_id = ${booked.id}`.execute(database());
    return booked;
  };
  const lapse = async () => {
    clinic.world.clock.advance({ minutes: 11 });
    await at(ExpireHolds).run();
  };
  const expired = (appointmentId: string) =>
    at(CancelIntents).expired(appointmentId, clinic.world.clock.now());

  it('is applied once, whoever looks at the same moment, fifty times over', async () => {
    for (let round = 0; round < 50; round += 1) {
      const { id } = await held();
      const { id: paymentId, intent } = await rowOf(id);
      await paidInBrowser(intent);
      const sync = () => at(ApplyPayment).sync(paymentId);
      await Promise.all([sync(), sync(), sync(), sync()]);
      expect(await clinic.moneyOf(id)).toEqual(['visit online succeeded 50000']);
      expect(await clinic.historyOf(id)).toEqual(['book', 'confirm']);
    }
  });

  it('tells Stripe our ids and nothing of the patient', async () => {
    const { id, patient } = await held();
    const { id: paymentId, intent } = await rowOf(id);

    const { metadata, description, receipt_email } = await atStripe(intent);

    expect(metadata).toEqual({
      payment_id: paymentId,
      appointment_id: id,
      hospital_id: clinic.city.hospitalId,
    });
    expect([description, receipt_email]).toEqual([null, null]);
    expect(JSON.stringify(metadata)).not.toContain(patient.accountId);
  });

  it('hands the hospital’s part on to its own account, and keeps the fee', async () => {
    await sql`update hospitals set stripe_account_id = 'acct_hospital', platform_fee_bps = 1000`.execute(
      database(),
    );
    const { id } = await held();
    await sql`update hospitals set stripe_account_id = null, platform_fee_bps = null`.execute(database());

    const intent = await atStripe((await rowOf(id)).intent);

    expect(intent.transfer_data?.destination).toBe('acct_hospital');
    expect(intent.application_fee_amount).toBe(5_000);
  });

  it.each([
    ['JPY', 5_000, 5_000],
    ['KWD', 12_344, 12_340],
    ['ISK', 7_500, 750_000],
  ])('asks in %s for %d as Stripe counts it: %d', async (currency, feeMinor, stripeAmount) => {
    const { doctorId, slot } = await clinic.practice({ feeMinor });
    await sql`update visit_types set currency = ${currency} where doctor_id = ${doctorId}`.execute(
      database(),
    );
    const patient = await clinic.city.addPatient();
    const { body } = await clinic.post('', patient, { slotId: slot(0) });

    expect((await atStripe((await rowOf(body.id)).intent)).amount).toBe(stripeAmount);
    expect((await clinic.pay(body.id, patient)).body.status).toBe('succeeded');
    expect((await clinic.read(body.id)).body.status).toBe('confirmed');
  });

  describe('when a process ends between two steps', () => {
    it('after the booking: the next who asks begins the payment', async () => {
      const { id, patient } = await neverAsked();

      expect((await clinic.read(id, '/payment', patient)).body.clientSecret).toMatch(/_secret_/);
    });

    it('after the intent was made and before its id was noted: the same one is found', async () => {
      const { id, patient } = await held();
      const { id: paymentId, intent } = await rowOf(id);
      await sql`
        update payments set stripe_payment_intent_id = null, intent_status = null where id = ${paymentId}`.execute(
        database(),
      );

      await clinic.read(id, '/payment', patient);

      expect((await rowOf(id)).intent).toBe(intent);
      expect(await intentsOf(paymentId)).toHaveLength(1);
    });

    it('after the money came and before it was noted: our look finds it', async () => {
      const { id } = await held();
      await paidInBrowser((await rowOf(id)).intent);
      clinic.world.clock.advance({ seconds: 6 });

      await at(LookAtPayments).look();

      expect((await clinic.read(id)).body.status).toBe('confirmed');
    });

    it('ten callers who begin at once begin one payment', async () => {
      const { id } = await neverAsked();
      const payment = (await readPending(database(), id))!;

      const begun = await Promise.allSettled(Array.from({ length: 10 }, () => at(EnsureIntent).of(payment)));

      const ids = begun.flatMap((one) => (one.status === 'fulfilled' ? [one.value?.id] : []));
      expect(new Set(ids).size).toBe(1);
      expect(await intentsOf(payment.id)).toHaveLength(1);
    });
  });

  describe('when the hold has lapsed', () => {
    it('is withdrawn, and cancelled at Stripe', async () => {
      const { id, patient } = await held();
      await lapse();
      await expired(id);
      const { id: paymentId, intent, status } = await rowOf(id);
      expect(status).toBe('cancelled');

      await at(CancelIntents).cancel(paymentId);
      await at(CancelIntents).cancel(paymentId);

      expect((await atStripe(intent)).status).toBe('canceled');
      expect(await rowOf(id)).toMatchObject({ status: 'cancelled', intentStatus: 'canceled' });
      expect((await clinic.pay(id, patient)).body.code).toBe('payments.nothing_to_pay');
    });

    it('and Stripe was never asked: nothing is asked of it now', async () => {
      const { id } = await neverAsked();
      await lapse();
      await expired(id);
      const { id: paymentId } = await rowOf(id);

      await at(CancelIntents).cancel(paymentId);

      expect(await intentsOf(paymentId)).toEqual([]);
      expect((await rowOf(id)).intentStatus).toBe('canceled');
    });

    it('and the intent’s id was never noted: it is found and cancelled', async () => {
      const { id } = await held();
      const { id: paymentId, intent } = await rowOf(id);
      await sql`
        update payments set stripe_payment_intent_id = null, intent_status = null where id = ${paymentId}`.execute(
        database(),
      );
      await lapse();
      await expired(id);

      await at(CancelIntents).cancel(paymentId);

      expect((await atStripe(intent)).status).toBe('canceled');
      expect(await intentsOf(paymentId)).toHaveLength(1);
    });

    it('and the queue has given up: the clock comes by', async () => {
      const { id } = await held();
      await lapse();
      await expired(id);
      clinic.world.clock.advance({ minutes: 3 });

      await at(LookAtPayments).lookAtWithdrawn();

      expect((await atStripe((await rowOf(id)).intent)).status).toBe('canceled');
    });

    it('and the money had come: it keeps the visit while the time is free', async () => {
      const { id } = await held();
      const { id: paymentId, intent } = await rowOf(id);
      await paidInBrowser(intent);
      await lapse();
      await expired(id);

      await at(CancelIntents).cancel(paymentId);

      expect((await clinic.read(id)).body.status).toBe('confirmed');
      expect(await clinic.moneyOf(id)).toEqual(['visit online succeeded 50000']);
    });

    it('and the money had come, and the time is somebody else’s: it goes back in full', async () => {
      const { id, slot } = await held();
      const { id: paymentId, intent } = await rowOf(id);
      await paidInBrowser(intent);
      await lapse();
      await expired(id);
      await clinic.post('', await clinic.city.addPatient(), { slotId: slot(0) });

      await at(CancelIntents).cancel(paymentId);

      expect(await clinic.moneyOf(id)).toEqual(['visit online succeeded 50000 <- slot_gone 50000']);
    });
  });

  it('does not count what somebody has changed at Stripe by hand', async () => {
    const { id } = await held();
    const { id: paymentId, intent } = await rowOf(id);
    await at(StripeClient).ask((api) => api.paymentIntents.update(intent, { amount: 40_000 }));
    await paidInBrowser(intent);

    await expect(at(ApplyPayment).sync(paymentId)).rejects.toThrow('another amount');
    expect((await rowOf(id)).status).toBe('pending');
    await at(StripeClient).ask((api) => api.refunds.create({ payment_intent: intent }));
  });
});
