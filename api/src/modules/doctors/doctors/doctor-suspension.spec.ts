import { clinic, type Clinic } from '../../../../test/clinic.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';

let world: TestApp;
let here: Clinic;

beforeAll(async () => {
  world = await startTestApp();
  here = await clinic(world);
});
afterAll(async () => {
  await here.close();
  await world.close();
});

const call = (method: string, id: string, token: string, headers = {}) =>
  world.call(method, `/v1/doctors/${id}/suspension`, {
    token,
    headers,
    ...(method === 'POST' && { body: { reason: 'The licence has run out.' } }),
  });
const book = async (slotId: string, token: string) =>
  world.call('POST', '/v1/appointments', { token, body: { slotId } });

/** A doctor with three free slots on one morning, and a patient. */
async function practice() {
  const doctorId = await here.addDoctor();
  await here.addVisitType(doctorId);
  const slots = [];
  for (const hour of ['04:00', '05:00', '06:00']) {
    slots.push(await here.addSlot(doctorId, `2026-12-03T${hour}:00Z`));
  }
  const patient = await here.addPatient();
  return { doctorId, slots: slots as [string, string, string], patient };
}

describe('a suspended doctor', () => {
  it('takes no new bookings or moves and is not found; visits that are booked stand, and are counted', async () => {
    const { doctorId, slots, patient } = await practice();
    const booked = await book(slots[0], patient.token);
    expect(booked.status).toBe(201);
    const other = await practice();
    const elsewhere = await book(other.slots[0], patient.token);

    const { status, body } = await call('POST', doctorId, here.staff, { 'if-match': '"1"' });
    expect([status, body.status, body.upcomingAppointments, body.version]).toEqual([200, 'suspended', 1, 2]);
    expect(body.suspension).toMatchObject({
      reason: 'The licence has run out.',
      by: expect.stringMatching(/^staff:/),
      at: '2026-12-01T06:00:00.000Z',
    });

    expect((await book(slots[1], patient.token)).status).toBe(404);
    const byTheDesk = { slotId: slots[1], patientId: patient.accountId };
    expect(
      (await world.call('POST', '/v1/appointments', { token: here.staff, body: byTheDesk })).status,
    ).toBe(404);
    const moved = await world.call('POST', `/v1/appointments/${elsewhere.body.id}/rescheduling`, {
      token: patient.token,
      body: { slotId: slots[2] },
    });
    expect(moved.status).toBe(404);
    const free = await world.call('GET', `/v1/slots?doctorId=${doctorId}&from=2026-12-03T00:00:00Z`);
    expect(free.body.items ?? []).toEqual([]);
    expect((await world.call('GET', `/v1/doctors/${doctorId}`)).status).toBe(404);

    const visit = await world.call('GET', `/v1/appointments/${booked.body.id}`, { token: patient.token });
    expect(visit.body.status).toBe('confirmed');
  });

  it('sees why, as the hospital does', async () => {
    const { doctorId } = await practice();
    await call('POST', doctorId, here.staff);
    const himself = world.tokenFor({ role: 'doctor', hospitalId: here.hospitalId, doctorId });
    const { body } = await world.call('GET', `/v1/doctors/${doctorId}`, { token: himself });
    expect(body.suspension.reason).toBe('The licence has run out.');
  });

  it('comes back, and is booked again', async () => {
    const { doctorId, slots, patient } = await practice();
    await call('POST', doctorId, here.staff);
    const { status, body } = await call('DELETE', doctorId, here.staff, { 'if-match': '"2"' });

    expect([status, body.status, body.suspension, body.version]).toEqual([200, 'active', null, 3]);
    const again = await call('DELETE', doctorId, here.staff, { 'if-match': '"2"' });
    expect([again.status, again.body]).toEqual([200, body]);
    expect((await call('POST', doctorId, here.staff, { 'if-match': '"2"' })).status).toBe(412);
    expect((await book(slots[0], patient.token)).status).toBe(201);
  });
});

it('who was pending when an admin suspended them comes back once, however often that is sent', async () => {
  const doctorId = await here.addDoctor({ status: 'pending' });
  await call('POST', doctorId, here.admin);
  const lift = () => call('DELETE', doctorId, here.admin, { 'if-match': '"2"' });
  const [first, again] = [await lift(), await lift()];
  expect([first.status, first.body.status, first.body.version]).toEqual([200, 'active', 3]);
  expect([again.status, again.body]).toEqual([200, first.body]);
});

describe('404', () => {
  it('is what others than the hospital get, and 403 the doctor', async () => {
    const { doctorId } = await practice();
    const stranger = world.tokenFor({ role: 'staff', hospitalId: '018f3b5a-0000-7000-8000-000000000001' });
    const himself = world.tokenFor({ role: 'doctor', hospitalId: here.hospitalId, doctorId });
    expect((await call('POST', doctorId, stranger)).status).toBe(404);
    expect((await call('POST', doctorId, himself)).status).toBe(403);
  });
});

describe('409', () => {
  it('what is so already, and what an admin alone takes back, by either way', async () => {
    const { doctorId } = await practice();
    expect((await call('DELETE', doctorId, here.staff)).body.code).toBe('doctors.invalid_transition');
    await call('POST', doctorId, here.admin);
    expect((await call('POST', doctorId, here.admin)).body.code).toBe('doctors.invalid_transition');
    expect((await call('DELETE', doctorId, here.staff)).body.code).toBe('doctors.invalid_transition');
    const patched = await world.call('PATCH', `/v1/doctors/${doctorId}`, {
      token: here.staff,
      body: { status: 'active' },
    });
    expect(patched.body.code).toBe('doctors.invalid_transition');
    expect((await call('DELETE', doctorId, here.admin)).body.status).toBe('active');
  });

  it('who is pending is not made active by lifting what an admin has suspended', async () => {
    const doctorId = await here.addDoctor({ status: 'pending' });
    expect((await call('POST', doctorId, here.staff)).body.code).toBe('doctors.invalid_transition');
    await call('POST', doctorId, here.admin);
    expect((await call('DELETE', doctorId, here.staff)).body.code).toBe('doctors.invalid_transition');
  });
});

it('of two at once one is first', async () => {
  const { doctorId } = await practice();
  const seen = { 'if-match': '"1"' };
  const answers = await Promise.all([
    call('POST', doctorId, here.staff, seen),
    call('POST', doctorId, here.admin, seen),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
});
