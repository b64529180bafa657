import { type Clinic, clinic } from '../../../../test/clinic.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { Database } from '../../../platform/database/database.ts';
import { newId } from '../../../values/ids.ts';
import { issue } from './receipts.ts';

let app: TestApp;
let world: Clinic;
let database: Database;
let patientId: string;

beforeAll(async () => {
  app = await startTestApp();
  world = await clinic(app);
  database = app.app.get(Database);
  patientId = (await world.addPatient()).accountId;
});
afterAll(async () => {
  await world.close();
  await app.close();
});

async function addAppointment(hospitalId: string): Promise<string> {
  const id = newId();
  await world.database.query(
    `insert into appointments (id, reference, hospital_id, doctor_id, location_id, patient_id, lane, starts_at, ends_at, status,
       mode, payment, fee_minor, currency, policy, booked_by, created_at, updated_at)
     values ($1::uuid, $1::text, $2, $3, $4, $5, 0, now(), now() + interval '15 minutes', 'expired', 'in_person', 'online', 50000, 'INR',
       '{}', 'system', now(), now())`,
    [id, hospitalId, world.doctorId, world.locationId, patientId],
  );
  return id;
}

/** One transaction that issues a receipt, and thinks better of it when told to. */
function issueOne(hospitalId: string, appointmentId: string, rollBack = false): Promise<void> {
  return database
    .transaction(async (em) => {
      await issue(em.getKysely<never>(), { appointmentId, hospitalId, at: app.clock.now() });
      if (rollBack) {
        throw new RolledBack();
      }
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) {
        throw error;
      }
    });
}

class RolledBack extends Error {}

async function numbersOf(hospitalId: string): Promise<number[]> {
  const { rows } = await world.database.query<{ number: string }>(
    'select number from receipts where hospital_id = $1 order by number',
    [hospitalId],
  );
  return rows.map(({ number }) => Number(number));
}

const oneTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe('receipts of a hospital', () => {
  it('are numbered 1 to n without a gap, whoever races, comes twice or rolls back; 50 times', async () => {
    for (let round = 0; round < 50; round += 1) {
      const hospitalId = newId();
      const ids = await Promise.all(oneTo(6).map(() => addAppointment(hospitalId)));
      await Promise.all(
        ids.flatMap((id, i) => [
          issueOne(hospitalId, id, (i + round) % 3 === 0),
          issueOne(hospitalId, id, true),
          issueOne(hospitalId, id),
        ]),
      );
      expect(await numbersOf(hospitalId)).toEqual(oneTo(6));
    }
  });

  it('begin anew with each hospital', async () => {
    const [one, other] = [newId(), newId()];
    await issueOne(one, await addAppointment(one));
    await issueOne(one, await addAppointment(one));
    await issueOne(other, await addAppointment(other));

    expect([await numbersOf(one), await numbersOf(other)]).toEqual([[1, 2], [1]]);
  });

  it('stay as they were issued when an appointment is paid for again, and that waits for nobody', async () => {
    const hospitalId = newId();
    const [paidTwice, paidOnce] = await Promise.all([addAppointment(hospitalId), addAppointment(hospitalId)]);
    await issueOne(hospitalId, paidTwice);
    await database.transaction(async (em) => {
      await issue(em.getKysely<never>(), { appointmentId: paidOnce, hospitalId, at: app.clock.now() });
      await issueOne(hospitalId, paidTwice);
    });

    expect(await numbersOf(hospitalId)).toEqual([1, 2]);
  });
});
