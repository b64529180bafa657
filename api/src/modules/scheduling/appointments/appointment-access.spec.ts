import { clinic, type Clinic } from '../../../../test/clinic.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../values/ids.ts';

describe('who sees and changes an appointment', () => {
  let world: TestApp;
  let city: Clinic;
  let elsewhere: Clinic;
  let mila: Awaited<ReturnType<Clinic['addPatient']>>;
  let appointment: { id: string };
  let slotId: string;
  let tokens: Record<string, string | undefined>;

  beforeAll(async () => {
    world = await startTestApp();
    city = await clinic(world);
    elsewhere = await clinic(world);
    await city.addVisitType(city.doctorId, { payment: 'online', feeMinor: 100 });
    slotId = await city.addSlot(city.doctorId, '2026-12-02T04:30:00Z');
    mila = await city.addPatient();
    const { body } = await world.call('POST', '/v1/appointments', {
      token: mila.token,
      body: { slotId, reason: 'Knee pain' },
    });
    appointment = body;
    const other = await city.addPatient();
    const colleague = await city.addDoctor();
    tokens = {
      'the patient': mila.token,
      'another patient': other.token,
      'the doctor': city.doctor,
      'a colleague': world.tokenFor({ role: 'doctor', hospitalId: city.hospitalId, doctorId: colleague }),
      'the staff': city.staff,
      'staff elsewhere': elsewhere.staff,
      'a doctor elsewhere': elsewhere.doctor,
      'an admin': city.admin,
      nobody: undefined,
    };
  });
  afterAll(async () => {
    await city.close();
    await elsewhere.close();
    await world.close();
  });

  const call = (who: string, method: string, path: string, body?: unknown) => {
    const token = tokens[who];
    return world.call(method, path, { ...(token && { token }), body });
  };

  it.each([
    ['the patient', 200, 'Knee pain'],
    ['the doctor', 200, 'Knee pain'],
    ['the staff', 200, 'Knee pain'],
    ['an admin', 200, null],
    ['another patient', 404, undefined],
    ['a colleague', 404, undefined],
    ['staff elsewhere', 404, undefined],
    ['a doctor elsewhere', 404, undefined],
    ['nobody', 401, undefined],
  ])('%s reads it with %i and, of its reason, %j', async (who, status, reason) => {
    const answer = await call(who, 'GET', `/v1/appointments/${appointment.id}`);
    const history = await call(who, 'GET', `/v1/appointments/${appointment.id}/history`);

    expect([answer.status, history.status]).toEqual([status, status]);
    expect(answer.body.reason).toBe(reason);
  });

  it.each([
    ['the patient', 1],
    ['the doctor', 1],
    ['the staff', 1],
    ['an admin', 1],
    ['another patient', 0],
    ['a colleague', 0],
    ['staff elsewhere', 0],
  ])('%s finds %i of it in lists, whatever is asked for', async (who, found) => {
    for (const query of [
      '',
      `?patientId=${mila.accountId}`,
      `?doctorId=${city.doctorId}`,
      '?status=held,confirmed',
    ]) {
      expect((await call(who, 'GET', `/v1/appointments${query}`)).body.items).toHaveLength(found);
    }
  });

  it('keeps the reason sealed in the table, and out of history and events', async () => {
    const { rows } = await city.database.query(
      `select (select reason from appointments where id = $1) as reason,
              (select json_agg(h)::text from appointment_history h) || (select json_agg(e)::text from outbox_events e) as told`,
      [appointment.id],
    );

    expect(rows[0].reason.toString('latin1')).not.toContain('Knee');
    expect(rows[0].told).not.toContain('Knee');
  });

  const steps = {
    cancellation: { reasonCode: 'other' },
    rescheduling: { slotId: newId() },
    confirmation: { method: 'cash' },
    'hold-extension': undefined,
    'check-in': undefined,
    completion: undefined,
    'no-show': undefined,
  };

  const notOfDoctors = ['confirmation', 'rescheduling', 'hold-extension'];
  const ofPatients = ['cancellation', 'rescheduling', 'hold-extension'];

  it.each(
    Object.entries(steps).flatMap(([step, body]) => [
      ['staff elsewhere', step, body, 404] as const,
      ['a colleague', step, body, notOfDoctors.includes(step) ? 403 : 404] as const,
      ['another patient', step, body, ofPatients.includes(step) ? 404 : 403] as const,
      ['nobody', step, body, 401] as const,
    ]),
  )('%s cannot take the step %s', async (who, step, body, status) => {
    expect((await call(who, 'POST', `/v1/appointments/${appointment.id}/${step}`, body)).status).toBe(status);
  });

  it.each([
    ['staff elsewhere', 404],
    ['a colleague', 404],
    ['another patient', 404],
    ['nobody', 401],
    ['the doctor', 200],
  ])('%s asks what cancelling would return and is answered %i', async (who, status) => {
    const path = `/v1/appointments/${appointment.id}/cancellation-quote`;

    expect((await call(who, 'GET', path)).status).toBe(status);
  });

  it.each([
    ['the patient', 'confirmation'],
    ['the patient', 'check-in'],
    ['the patient', 'no-show'],
    ['the doctor', 'confirmation'],
  ])('%s cannot take the step %s, which is not theirs', async (who, step) => {
    const body = steps[step as keyof typeof steps];

    expect((await call(who, 'POST', `/v1/appointments/${appointment.id}/${step}`, body)).status).toBe(403);
  });

  it.each([
    ['staff elsewhere', 404],
    ['a doctor elsewhere', 404],
    ['a colleague', 404],
    ['the patient', 403],
    ['nobody', 401],
  ])('%s neither adds slots to a doctor nor takes them away (%i)', async (who, status) => {
    const slot = {
      doctorId: city.doctorId,
      startsAt: '2026-12-09T04:30:00Z',
      endsAt: '2026-12-09T05:00:00Z',
    };

    expect((await call(who, 'POST', '/v1/slots', { slots: [slot] })).status).toBe(status);
    expect((await call(who, 'DELETE', `/v1/slots/${slotId}`)).status).toBe(status);
  });

  it('a cursor that was made up is refused, not looked for', async () => {
    const values = ['0000-01-01T00:00:00Z', '01936f6e-7c00-7000-8000-000000000002'];
    const cursor = Buffer.from(JSON.stringify(values)).toString('base64url');

    expect((await call('the patient', 'GET', `/v1/appointments?cursor=${cursor}`)).status).toBe(422);
  });

  it('staff of one hospital book nothing at another, and never for somebody who is not a patient', async () => {
    const body = { slotId, patientId: mila.accountId };

    expect((await call('staff elsewhere', 'POST', '/v1/appointments', body)).status).toBe(404);
    expect(await call('the staff', 'POST', '/v1/appointments', { slotId, patientId: newId() })).toMatchObject(
      {
        status: 422,
        body: { errors: [{ pointer: '/patientId', code: 'unknown' }] },
      },
    );
    expect(
      await call('the patient', 'POST', '/v1/appointments', { slotId, patientId: newId() }),
    ).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/patientId', code: 'not_allowed' }] },
    });
    expect((await call('the doctor', 'POST', '/v1/appointments', body)).status).toBe(403);
  });
});
