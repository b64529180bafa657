import type { SmartMedConnect } from '@smartmedconnect/sdk';
import { until } from '../world/processes.ts';
import { PayingWorld } from './paying-world.ts';
import { receiptText } from './receipt-text.ts';

describe('a patient who pays through the SDK alone', () => {
  let world: PayingWorld;
  let patient: SmartMedConnect;

  beforeAll(async () => {
    world = await PayingWorld.start({ processes: 2 });
    patient = await world.patient();
  });
  afterAll(() => world.stop());

  const pay = async (id: string, paymentMethodId: string) => {
    const { data } = await patient.api.POST('/v1/appointments/{id}/payment', {
      params: { path: { id } },
      body: { paymentMethodId },
    });
    return data!;
  };

  it('has the visit when the payment is answered, a receipt, and everything back in time', async () => {
    const { id, status, payment } = await patient.appointments.book(await world.offer(31));
    expect({ status, due: payment.due }).toEqual({ status: 'held', due: 'online' });
    expect((await pay(id, 'pm_card_visa')).status).toBe('succeeded');
    expect((await patient.appointments.get(id)).status).toBe('confirmed');
    expect(await receiptText(patient, id)).toContain('500.00');

    await patient.appointments.cancel(id, { reasonCode: 'patient_request' });
    const refunded = `select count(*)::int from refunds r join payments p on p.id = r.payment_id
                       where p.appointment_id = $1 and r.status = 'succeeded' and r.amount_minor = 50000`;
    await until(async () => (await world.database.value(refunded, [id])) === 1, 'the refund');
    expect(await receiptText(patient, id)).toContain('Returned ₹500.00');
  });

  it('is told the decline with its reason, and may try again', async () => {
    const { id } = await patient.appointments.book(await world.offer(31));
    await expect(pay(id, 'pm_card_chargeDeclinedInsufficientFunds')).rejects.toMatchObject({
      code: 'payments.declined',
      status: 402,
    });
    await pay(id, 'pm_card_visa');
    expect((await patient.appointments.get(id)).status).toBe('confirmed');
  });

  it('gets the same answer to the same booking, secret and all', async () => {
    const idempotencyKey = 'the-same-booking';
    const offer = await world.offer(31);
    const first = await patient.appointments.book(offer, { idempotencyKey });
    const again = await patient.appointments.book(offer, { idempotencyKey });
    expect(again.payment.clientSecret).toMatch(/_secret_/);
    expect(again).toEqual(first);
  });
});
