import { breachesOfMoney } from '../../../../test/money-promise.ts';
import { at, payingClinic, type PayingClinic } from '../../../../test/paying-clinic.ts';
import { breachesOfPromise } from '../../../../test/scheduling-promise.ts';
import { newId } from '../../../values/ids.ts';
import { ExpireHolds } from './expire-holds.ts';
import { LapsedMoves } from './lapsed-moves.ts';

const morning = new Date('2026-12-01T06:00:00.000Z');

describe('moving a visit to a dearer one', () => {
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

  type Booked = Awaited<ReturnType<PayingClinic['booked']>>;
  const move = ({ id, patient }: Booked, slotId: string, visitTypeId?: string, headers = {}) =>
    clinic.post(`/${id}/rescheduling`, patient, { slotId, visitTypeId }, headers);
  const dearer = (visit: Booked, feeMinor = 80_000, payment: 'online' | 'at_visit' = 'online') =>
    clinic.city.addVisitType(visit.doctorId, { name: `Longer talk ${newId()}`, feeMinor, payment });

  it('paid where it takes place moves at once', async () => {
    const visit = await clinic.booked();

    const { body } = await move(visit, visit.slot(1), await dearer(visit, 80_000, 'at_visit'));

    expect(body).toMatchObject({
      startsAt: at(1),
      fee: { amountMinor: 80_000 },
      payment: { due: 'at_visit' },
    });
    expect(await clinic.moneyOf(visit.id)).toEqual(['visit online succeeded 50000']);
  });

  it('paid online keeps the new time until the difference is paid, then moves', async () => {
    const visit = await clinic.booked();
    const visitTypeId = await dearer(visit);

    const { body } = await move(visit, visit.slot(1), visitTypeId);

    expect(body).toMatchObject({
      status: 'confirmed',
      startsAt: at(0),
      rescheduling: {
        startsAt: at(1),
        visitTypeId,
        fee: { amountMinor: 80_000 },
        difference: { amountMinor: 30_000, currency: 'INR' },
        holdExpiresAt: '2026-12-01T06:10:00.000Z',
      },
      payment: { amount: { amountMinor: 30_000 }, clientSecret: expect.stringMatching(/_secret_/) },
    });
    expect([await clinic.isFree(visit.slot(0)), await clinic.isFree(visit.slot(1))]).toEqual([false, false]);

    await clinic.pay(visit.id, visit.patient);

    expect((await clinic.read(visit.id)).body).toMatchObject({
      startsAt: at(1),
      fee: { amountMinor: 80_000 },
      rescheduling: null,
      reschedules: 1,
    });
    expect([await clinic.isFree(visit.slot(0)), await clinic.isFree(visit.slot(1))]).toEqual([true, false]);
    expect(await clinic.moneyOf(visit.id)).toEqual([
      'visit online succeeded 50000',
      'reschedule online succeeded 30000',
    ]);
  });

  it('shows the time that is kept to nobody as an appointment', async () => {
    const visit = await clinic.booked();
    await move(visit, visit.slot(1), await dearer(visit));
    const { rows } = await clinic.city.database.query<{ id: string }>(
      'select id from appointments where moves_appointment_id = $1',
      [visit.id],
    );

    const token = clinic.world.tokenFor({ role: 'patient', accountId: visit.patient.accountId });
    const list = await clinic.world.call('GET', '/v1/appointments', { token });

    expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([visit.id]);
    expect((await clinic.read(String(rows[0]?.id))).status).toBe(404);
    const kept = `/${String(rows[0]?.id)}/cancellation`;
    expect((await clinic.post(kept, clinic.staff, { reasonCode: 'other' })).status).toBe(404);
  });

  it('stays where it is when the time to pay is over; what comes later goes back', async () => {
    const visit = await clinic.booked();
    await move(visit, visit.slot(1), await dearer(visit));
    clinic.world.clock.advance({ minutes: 10 });
    expect((await clinic.read(visit.id)).body.rescheduling).toBeNull();
    await clinic.world.app.get(ExpireHolds).run();
    expect(await clinic.isFree(visit.slot(1))).toBe(true);
    const { rows } = await clinic.city.database.query(
      `select type from outbox_events where payload ->> 'appointmentId' = $1 and type like 'appointment.%' order by id`,
      [visit.id],
    );
    expect(rows.map(({ type }) => type)).toEqual([
      'appointment.booked',
      'appointment.confirmed',
      'appointment.rescheduling_lapsed',
    ]);

    await clinic.pay(visit.id, visit.patient);

    expect((await clinic.read(visit.id)).body).toMatchObject({ startsAt: at(0), status: 'confirmed' });
    expect(await clinic.moneyOf(visit.id)).toEqual([
      'visit online succeeded 50000',
      'reschedule online succeeded 30000 <- slot_gone 30000',
    ]);
  });

  it('withdraws what was to be paid when the time to pay is over, but not for a later wish', async () => {
    const visit = await clinic.booked();
    const visitTypeId = await dearer(visit);
    const lapsed = clinic.world.app.get(LapsedMoves);
    await move(visit, visit.slot(1), visitTypeId);
    await lapsed.withdraw(visit.id);
    expect((await clinic.moneyOf(visit.id))[1]).toBe('reschedule online pending 30000');

    clinic.world.clock.advance({ minutes: 10 });
    await clinic.world.app.get(ExpireHolds).run();
    await lapsed.withdraw(visit.id);

    expect((await clinic.moneyOf(visit.id))[1]).toBe('reschedule online cancelled 30000');
  });

  it('gives an earlier wish up for a later one, with what was to be paid for it', async () => {
    const visit = await clinic.booked();
    const visitTypeId = await dearer(visit);
    await move(visit, visit.slot(1), visitTypeId);

    expect((await move(visit, visit.slot(2), visitTypeId)).body.rescheduling).toMatchObject({
      startsAt: at(2),
    });
    expect(await clinic.isFree(visit.slot(1))).toBe(true);
    expect((await move(visit, visit.slot(2), visitTypeId)).status).toBe(200);
    await clinic.pay(visit.id, visit.patient);

    expect((await clinic.read(visit.id)).body).toMatchObject({ startsAt: at(2), reschedules: 1 });
    expect(await clinic.moneyOf(visit.id)).toEqual([
      'visit online succeeded 50000',
      'reschedule online cancelled 30000',
      'reschedule online cancelled 30000',
      'reschedule online succeeded 30000',
    ]);
  });

  it('ends with the visit when that is cancelled, and then returns all that was paid', async () => {
    const visit = await clinic.booked();
    await move(visit, visit.slot(1), await dearer(visit));

    const { body } = await clinic.post(`/${visit.id}/cancellation`, visit.patient, { reasonCode: 'other' });

    expect(body).toMatchObject({
      status: 'cancelled',
      rescheduling: null,
      cancellation: { refund: { amount: { amountMinor: 50_000 } } },
    });
    expect([await clinic.isFree(visit.slot(0)), await clinic.isFree(visit.slot(1))]).toEqual([true, true]);
    expect((await clinic.moneyOf(visit.id))[1]).toBe('reschedule online cancelled 30000');
  });

  it('after it has moved and is cancelled returns both payments by the policy', async () => {
    const visit = await clinic.booked();
    await move(visit, visit.slot(1), await dearer(visit));
    await clinic.pay(visit.id, visit.patient);

    const { body } = await clinic.post(`/${visit.id}/cancellation`, visit.patient, { reasonCode: 'other' });

    expect(body.cancellation.refund.amount.amountMinor).toBe(80_000);
  });
});
