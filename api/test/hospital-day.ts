import { clinic } from './clinic.ts';
import { startTestApp } from './test-app.ts';

const morning = new Date('2026-12-01T06:00:00.000Z');
const soon = '2026-12-01T06:40:00.000Z';

/** A clinic of which its staff books, calls up and ends one appointment after the other. */
export async function hospitalDay() {
  const world = await startTestApp();
  const city = await clinic(world);
  const staff = () => world.tokenFor({ role: 'staff', hospitalId: city.hospitalId });
  const post = (path: string, body?: unknown, headers = {}) =>
    world.call('POST', `/v1/appointments/${path}`, { token: staff(), body, headers });
  const read = (path: string) => world.call('GET', `/v1/appointments${path}`, { token: staff() });
  const isFree = async (slotId: string) => {
    const { rows } = await city.database.query<{ free: boolean }>(
      'select appointment_id is null as free from slots where id = $1',
      [slotId],
    );
    return rows[0]?.free === true;
  };
  const booked = async ({ online = false, startsAt = soon } = {}) => {
    const doctorId = await city.addDoctor();
    await city.addVisitType(doctorId, { payment: online ? 'online' : 'at_visit', feeMinor: 50_000 });
    const slotId = await city.addSlot(doctorId, startsAt);
    const { accountId } = await city.addPatient();
    const { body } = await world.call('POST', '/v1/appointments', {
      token: staff(),
      body: { slotId, patientId: accountId },
    });
    return { id: String(body.id), slotId, doctorId, patientId: accountId, body };
  };
  const backToMorning = () =>
    world.clock.advance({ seconds: (morning.getTime() - world.clock.now().getTime()) / 1000 });
  const close = async () => {
    await city.close();
    await world.close();
  };
  return { world, city, staff, post, read, isFree, booked, backToMorning, close };
}

export type HospitalDay = Awaited<ReturnType<typeof hospitalDay>>;
