import { breachesOfMoney } from '../../../../test/money-promise.ts';
import { at, payingClinic, type PayingClinic } from '../../../../test/paying-clinic.ts';
import { breachesOfPromise } from '../../../../test/scheduling-promise.ts';
import { newId } from '../../../values/ids.ts';

const morning = new Date('2026-12-01T06:00:00.000Z');

describe('moving a visit', () => {
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

  describe('of the same fee', () => {
    it('keeps its id, its reference, its money and its policy, frees the old time and takes the new one', async () => {
      const visit = await clinic.booked();

      const { status, body } = await move(visit, visit.slot(1));

      expect({ status, body }).toMatchObject({
        status: 200,
        body: {
          id: visit.id,
          reference: visit.body.reference,
          status: 'confirmed',
          startsAt: at(1),
          endsAt: at(2),
          reschedules: 1,
          rescheduling: null,
          policy: visit.body.policy,
          version: 3,
        },
      });
      expect([await clinic.isFree(visit.slot(0)), await clinic.isFree(visit.slot(1))]).toEqual([true, false]);
      expect(await clinic.moneyOf(visit.id)).toEqual(['visit online succeeded 50000']);
      expect(await clinic.historyOf(visit.id)).toEqual(['book', 'confirm', 'reschedule']);
    });

    it('goes to another doctor of the hospital, and not to another hospital', async () => {
      const visit = await clinic.booked();
      const colleague = await clinic.practice();
      const { rows } = await clinic.city.database.query<{ id: string }>(
        `insert into hospitals (id, slug, name, time_zone, currency, policy, created_at, updated_at)
         select gen_random_uuid(), 'elsewhere', name, time_zone, currency, policy, now(), now() from hospitals limit 1
         returning id`,
      );
      const elsewhere = await clinic.practice();
      await clinic.city.database.query('update doctors set hospital_id = $1 where id = $2', [
        rows[0]?.id,
        elsewhere.doctorId,
      ]);

      expect((await move(visit, colleague.slot(2))).body).toMatchObject({
        doctorId: colleague.doctorId,
        visitTypeId: colleague.visitTypeId,
        startsAt: at(2),
      });
      expect(await clinic.isFree(visit.slot(0))).toBe(true);
      expect((await move(visit, elsewhere.slot(0))).body.errors).toMatchObject([{ code: 'other_hospital' }]);
    });

    it('may overlap its own old time', async () => {
      const visit = await clinic.booked({ minutes: 30 }, { slots: 4 });

      const { body } = await move(visit, visit.slot(1));

      expect(body).toMatchObject({ startsAt: at(1), endsAt: at(3) });
      expect(await Promise.all([0, 1, 2, 3].map((n) => clinic.isFree(visit.slot(n))))).toEqual([
        true,
        false,
        false,
        true,
      ]);
    });

    it('stays where it is when the new time is taken, and says what else is free', async () => {
      const visit = await clinic.booked();
      await clinic.post('', await clinic.city.addPatient(), { slotId: visit.slot(1) });

      const { status, body } = await move(visit, visit.slot(1));

      expect([status, body.code]).toEqual([409, 'scheduling.slot_taken']);
      expect(body.alternatives).toEqual([expect.objectContaining({ id: visit.slot(2) })]);
      expect((await clinic.read(visit.id)).body).toMatchObject({
        startsAt: at(0),
        reschedules: 0,
        version: 2,
      });
    });

    it('happens once for a repeated request, and not for who has seen an old version', async () => {
      const visit = await clinic.booked();
      const headers = { 'idempotency-key': newId(), 'if-match': '2' };

      const first = await move(visit, visit.slot(1), undefined, headers);
      const again = await move(visit, visit.slot(1), undefined, headers);

      expect(again.body).toEqual(first.body);
      expect((await move(visit, visit.slot(2), undefined, { 'if-match': '2' })).status).toBe(412);
    });
  });

  describe('within the accepted policy', () => {
    it('a patient moves it twice, the hospital once more', async () => {
      const visit = await clinic.booked();
      await move(visit, visit.slot(1));
      await move(visit, visit.slot(2));

      expect((await move(visit, visit.slot(0))).body.code).toBe('scheduling.reschedule_limit');
      const byDesk = await clinic.post(`/${visit.id}/rescheduling`, clinic.staff, { slotId: visit.slot(0) });
      expect(byDesk.body).toMatchObject({ startsAt: at(0), reschedules: 3 });
    });

    it('a patient moves it until 24 hours before, the hospital until it begins', async () => {
      const visit = await clinic.booked();
      clinic.world.clock.advance({ hours: 30, minutes: 1 });

      expect((await move(visit, visit.slot(1))).body.code).toBe('scheduling.reschedule_too_late');
      clinic.world.clock.advance({ minutes: -1 });
      expect((await move(visit, visit.slot(1))).status).toBe(200);
      clinic.world.clock.advance({ hours: 23 });
      const byDesk = () => clinic.post(`/${visit.id}/rescheduling`, clinic.staff, { slotId: visit.slot(2) });
      expect((await byDesk()).status).toBe(200);
    });

    it('a visit that waits for its payment, or was cancelled, is not moved', async () => {
      const held = await clinic.booked({}, { paid: false });
      const cancelled = await clinic.booked();
      await clinic.post(`/${cancelled.id}/cancellation`, cancelled.patient, { reasonCode: 'other' });

      for (const visit of [held, cancelled]) {
        expect((await move(visit, visit.slot(1))).body.code).toBe('scheduling.invalid_transition');
      }
    });

    it('a visit is not moved to where it is, nor by a stranger', async () => {
      const visit = await clinic.booked();
      const stranger = await clinic.city.addPatient();

      expect((await move(visit, visit.slot(0))).body.errors).toMatchObject([{ code: 'unchanged' }]);
      expect((await move({ ...visit, patient: stranger }, visit.slot(1))).status).toBe(404);
    });
  });

  describe('to a cheaper visit', () => {
    it('returns the difference, once for each move', async () => {
      const visit = await clinic.booked();
      const cheaper = await dearer(visit, 30_000);

      expect((await move(visit, visit.slot(1), cheaper)).body).toMatchObject({
        startsAt: at(1),
        fee: { amountMinor: 30_000 },
      });
      await move(visit, visit.slot(2), cheaper);

      expect(await clinic.moneyOf(visit.id)).toEqual([
        'visit online succeeded 50000 <- rescheduled_to_cheaper 20000',
      ]);
    });

    it('does not return again what is still owed of an earlier move because its refund has failed', async () => {
      const visit = await clinic.booked();
      expect((await move(visit, visit.slot(1), await dearer(visit, 30_000))).status).toBe(200);
      await clinic.city.database.query(
        `update refunds set status = 'failed'
          where payment_id in (select id from payments where appointment_id = $1)`,
        [visit.id],
      );

      expect((await move(visit, visit.slot(2), await dearer(visit, 10_000))).status).toBe(200);

      expect(await clinic.moneyOf(visit.id)).toEqual([
        'visit online succeeded 50000 <- rescheduled_to_cheaper 20000, rescheduled_to_cheaper 20000',
      ]);
    });
  });
});
