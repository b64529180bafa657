import { breachesOfMoney } from '../../../../test/money-promise.ts';
import { at, payingClinic, type PayingClinic } from '../../../../test/paying-clinic.ts';
import { breachesOfPromise } from '../../../../test/scheduling-promise.ts';
import { newId } from '../../../values/ids.ts';
import { ExpireHolds } from './expire-holds.ts';
import { LapsedMoves } from './lapsed-moves.ts';

const morning = new Date('2026-12-01T06:00:00.000Z');
const rounds = [0, 1, 2, 3, 4, 5];

type Booked = Awaited<ReturnType<PayingClinic['booked']>>;

describe('a race around moving visits', () => {
  let clinic: PayingClinic;

  beforeAll(async () => {
    clinic = await payingClinic({ maxReschedules: 1 });
  });
  afterEach(async () => {
    expect(await breachesOfPromise(clinic.city.database)).toEqual({});
    expect(await breachesOfMoney(clinic.city.database)).toEqual({});
    const { clock } = clinic.world;
    clock.advance({ seconds: (morning.getTime() - clock.now().getTime()) / 1000 });
  });
  afterAll(() => clinic.close());

  const move = ({ id, patient }: Booked, slotId: string, visitTypeId?: string) =>
    clinic.post(`/${id}/rescheduling`, patient, { slotId, visitTypeId });
  const cancel = ({ id, patient }: Booked) =>
    clinic.post(`/${id}/cancellation`, patient, { reasonCode: 'other' });
  const dearer = ({ doctorId }: Booked) =>
    clinic.city.addVisitType(doctorId, { name: newId(), feeMinor: 80_000, payment: 'online' });
  /** In one order and in the other, by turns. */
  const together = <T>(round: number, ...steps: (() => Promise<T>)[]) =>
    Promise.all((round % 2 === 0 ? steps : steps.reverse()).map((step) => step()));
  const codes = (answers: { status: number; body: { code?: string } }[]) =>
    answers.map(({ status, body }) => body.code ?? status).sort();

  it('two moves of one visit leave it at one of the times, and count as one where one is allowed', async () => {
    for (const round of rounds) {
      const visit = await clinic.booked();
      const elsewhere = await clinic.practice();

      const answers = await together(
        round,
        () => move(visit, visit.slot(1)),
        () => move(visit, elsewhere.slot(0)),
      );

      expect(codes(answers)).toEqual([200, 'scheduling.reschedule_limit']);
      const won = answers.find(({ status }) => status === 200);
      const { startsAt, doctorId } = (await clinic.read(visit.id)).body;
      expect([startsAt, doctorId]).toEqual([won?.body.startsAt, won?.body.doctorId]);
      expect(await clinic.isFree(visit.slot(0))).toBe(true);
    }
  });

  it('a move and a booking of the same slot have one winner; the visit that loses stays where it is', async () => {
    for (const round of rounds) {
      const visit = await clinic.booked();
      const other = await clinic.city.addPatient();

      const answers = await together(
        round,
        () => move(visit, visit.slot(1)),
        () => clinic.post('', other, { slotId: visit.slot(1) }),
      );

      const [won] = answers.filter(({ status }) => status < 300);
      expect(codes(answers)).toEqual([won?.status, 'scheduling.slot_taken']);
      const moved = won?.body.id === visit.id;
      expect((await clinic.read(visit.id)).body.startsAt).toBe(at(moved ? 1 : 0));
    }
  });

  it('two visits of two doctors that want each other’s neighbours wait for nobody for ever', async () => {
    for (const round of rounds) {
      const [one, two] = [await clinic.booked(), await clinic.booked()];

      const answers = await together(
        round,
        () => move(one, two.slot(1)),
        () => move(two, one.slot(1)),
        () => move(one, two.slot(2)),
        () => move(two, one.slot(2)),
      );

      expect(codes(answers)).toEqual([
        200,
        200,
        'scheduling.reschedule_limit',
        'scheduling.reschedule_limit',
      ]);
      const swapped = await Promise.all([clinic.read(one.id), clinic.read(two.id)]);
      expect(swapped.map(({ body }) => body.doctorId)).toEqual([two.doctorId, one.doctorId]);
    }
  });

  it('the difference and the cancellation at the same moment leave no money behind', async () => {
    for (const round of rounds) {
      const visit = await clinic.booked();
      await move(visit, visit.slot(1), await dearer(visit));

      await together(
        round,
        () => clinic.pay(visit.id, visit.patient),
        () => cancel(visit),
      );

      expect((await clinic.read(visit.id)).body.status).toBe('cancelled');
      const [, difference] = await clinic.moneyOf(visit.id);
      expect(difference).toMatch(
        /^reschedule online (cancelled 30000|succeeded 30000 <- (early_notice|paid_after_cancellation) 30000)$/,
      );
      expect([await clinic.isFree(visit.slot(0)), await clinic.isFree(visit.slot(1))]).toEqual([true, true]);
    }
  });

  it('the difference that comes when the kept time has lapsed moves the visit or goes back', async () => {
    for (const round of rounds) {
      const visit = await clinic.booked();
      await move(visit, visit.slot(1), await dearer(visit));
      const other = await clinic.city.addPatient();
      clinic.world.clock.advance({ minutes: 10 });

      const [booking] = await Promise.all([
        clinic.post('', other, { slotId: visit.slot(1), visitTypeId: visit.visitTypeId }),
        clinic.pay(visit.id, visit.patient),
        ...(round % 2 === 0 ? [clinic.world.app.get(ExpireHolds).run()] : []),
      ]);

      const [, difference] = await clinic.moneyOf(visit.id);
      const { startsAt, status } = (await clinic.read(visit.id)).body;
      expect(status).toBe('confirmed');
      expect([startsAt, difference]).toEqual(
        startsAt === at(1)
          ? [at(1), 'reschedule online succeeded 30000']
          : [at(0), 'reschedule online succeeded 30000 <- slot_gone 30000'],
      );
      expect(booking.status === 201 ? startsAt : at(0)).toBe(at(0));
    }
  });

  it('bookings, payments, moves, lapses and cancellations at random end in order, without a deadlock', async () => {
    const practices = [await clinic.practice({}, 16), await clinic.practice({}, 16)];
    const kinds = await Promise.all(
      practices.map(({ doctorId }) =>
        clinic.city.addVisitType(doctorId, {
          name: 'Dearer',
          feeMinor: 70_000,
          payment: 'online',
          minutes: 30,
        }),
      ),
    );
    const any = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;
    const place = () => {
      const one = any([0, 1]);
      const practice = practices[one] as (typeof practices)[number];
      return {
        slotId: practice.slot(Math.floor(Math.random() * 16)),
        visitTypeId: any([practice.visitTypeId, kinds[one]]),
      };
    };
    const patients = await Promise.all(Array.from({ length: 40 }, () => clinic.city.addPatient()));
    const booked: Pick<Booked, 'id' | 'patient'>[] = [];
    const book = async () => {
      const patient = any(patients);
      const answer = await clinic.post('', patient, place());
      if (answer.status === 201) booked.push({ id: answer.body.id, patient });
      return answer;
    };
    const staffMove = () => clinic.post(`/${any(booked).id}/rescheduling`, clinic.staff, place());
    const steps = [
      book,
      book,
      ...Array.from({ length: 6 }, () => staffMove),
      ...Array.from({ length: 5 }, () => () => clinic.pay(any(booked).id, clinic.staff)),
      () => clinic.post(`/${any(booked).id}/cancellation`, clinic.staff, { reasonCode: 'other' }),
      () => clinic.post(`/${any(booked).id}/confirmation`, clinic.staff, { method: 'cash' }),
      async () => {
        await clinic.world.app.get(ExpireHolds).run();
        await clinic.world.app.get(LapsedMoves).withdraw(any(booked).id);
        return { status: 200, body: {} };
      },
    ];
    // A visit of two slots does not fit into the last one: somebody has to have begun.
    while (booked.length === 0) await book();
    const odd: unknown[] = [];
    for (let round = 0; round < 20; round += 1) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => any(steps)()));
      odd.push(...answers.filter(({ status }) => ![200, 201, 404, 409, 410, 422, 429].includes(status)));
      clinic.world.clock.advance({ minutes: any([0, 1, 4]) });
    }
    expect(odd).toEqual([]);
    const { rows } = await clinic.city.database.query(
      'select deadlocks::int from pg_stat_database where datname = current_database()',
    );
    expect(rows).toEqual([{ deadlocks: 0 }]);
  }, 60_000);
});
