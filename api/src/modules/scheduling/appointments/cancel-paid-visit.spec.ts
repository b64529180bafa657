import { breachesOfMoney } from '../../../../test/money-promise.ts';
import { payingClinic, type PayingClinic } from '../../../../test/paying-clinic.ts';
import { breachesOfPromise } from '../../../../test/scheduling-promise.ts';

const morning = new Date('2026-12-01T06:00:00.000Z');
/** The visit begins at noon of the third: 54 hours after that morning. */
const visitHours = 54;

describe('cancelling a visit that was paid', () => {
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

  const cancel = { reasonCode: 'patient_request' };

  it.each([
    ['24 hours before', 24 * 60, 50_000, 'early_notice'],
    ['a minute later', 24 * 60 - 1, 25_000, 'late_notice'],
    ['2 hours before', 2 * 60, 25_000, 'late_notice'],
    ['a minute later', 2 * 60 - 1, 0, 'too_late'],
  ])('by the patient, %s: the quote is what it returns (%#)', async (_, minutes, returned, reason) => {
    const { id, patient } = await clinic.booked();
    clinic.world.clock.advance({ hours: visitHours, minutes: -minutes });

    const quote = await clinic.read(id, '/cancellation-quote', patient);
    const { body } = await clinic.post(`/${id}/cancellation`, patient, cancel);

    const refund = { amountMinor: returned, currency: 'INR' };
    expect(quote.body).toEqual({
      paid: { amountMinor: 50_000, currency: 'INR' },
      refunded: { amountMinor: 0, currency: 'INR' },
      refund,
      reason,
    });
    expect(body.cancellation).toMatchObject({ refund: { amount: refund, reason } });
    expect((await clinic.read(id)).body.cancellation).toEqual(body.cancellation);
    expect(await clinic.moneyOf(id)).toEqual([
      `visit online succeeded 50000${returned > 0 ? ` <- ${reason} ${returned}` : ''}`,
    ]);
  });

  it('by the other side returns everything, a minute before it begins too', async () => {
    const { id } = await clinic.booked();
    clinic.world.clock.advance({ hours: visitHours, minutes: -1 });

    const { body } = await clinic.post(`/${id}/cancellation`, clinic.staff, {
      reasonCode: 'doctor_unavailable',
    });

    expect(body.cancellation.refund).toEqual({
      amount: { amountMinor: 50_000, currency: 'INR' },
      reason: 'not_the_patients_choice',
    });
  });

  it('returns nothing where nothing was paid, and asks no more for what was to be paid', async () => {
    const { id, patient } = await clinic.booked({}, { paid: false });

    const { body } = await clinic.post(`/${id}/cancellation`, patient, cancel);

    expect(body.cancellation.refund).toMatchObject({ reason: 'nothing_paid', amount: { amountMinor: 0 } });
    expect(await clinic.moneyOf(id)).toEqual(['visit online cancelled 50000']);
    expect((await clinic.pay(id, patient)).body.code).toBe('payments.nothing_to_pay');
  });

  it('has no quote when it can no longer be cancelled, nor for a stranger', async () => {
    const { id, patient } = await clinic.booked();
    const stranger = await clinic.city.addPatient();

    expect((await clinic.read(id, '/cancellation-quote', stranger)).status).toBe(404);
    await clinic.post(`/${id}/cancellation`, patient, cancel);
    expect((await clinic.read(id, '/cancellation-quote', patient)).body.code).toBe(
      'scheduling.not_cancellable',
    );
  });

  it('at the moment it is paid leaves no money behind, whoever is faster', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { id, patient } = await clinic.booked({}, { paid: false });

      const steps = [
        () => clinic.pay(id, patient),
        () => clinic.post(`/${id}/cancellation`, patient, cancel),
      ];
      await Promise.all((round % 2 === 0 ? steps : steps.reverse()).map((step) => step()));

      expect((await clinic.read(id)).body.status).toBe('cancelled');
      expect((await clinic.moneyOf(id)).join()).toMatch(
        /^visit online (cancelled 50000|succeeded 50000 <- (early_notice|paid_after_cancellation) 50000)$/,
      );
    }
  });
});
