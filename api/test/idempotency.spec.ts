import { createApp } from '../src/create-app.ts';
import { readSettings } from '../src/platform/settings/settings.ts';
import { clinic, type Clinic } from './clinic.ts';
import { callApp, startTestApp, type TestApp } from './test-app.ts';

const startsAt = (n: number) => new Date(Date.parse('2026-12-02T04:00:00Z') + n * 15 * 60_000).toISOString();

describe('a request that is to take effect once', () => {
  let world: TestApp;
  let house: Clinic;
  let mila: { accountId: string; token: string };
  let slots: string[];

  beforeAll(async () => {
    world = await startTestApp();
    house = await clinic(world);
    await house.addVisitType(house.doctorId);
    mila = await house.addPatient();
  });
  afterAll(async () => {
    await house.close();
    await world.close();
  });
  beforeEach(async () => {
    await house.database.query(
      'truncate idempotency_keys, slots, appointment_history; delete from appointments',
    );
    slots = await Promise.all([0, 1].map((n) => house.addSlot(house.doctorId, startsAt(n))));
  });

  const request = (key: string, slotId = slots[0], token = mila.token) => ({
    token,
    body: { slotId, reason: 'Chest pain at night' },
    headers: { 'idempotency-key': key },
  });
  const book = (...args: Parameters<typeof request>) =>
    world.call('POST', '/v1/appointments', request(...args));
  const appointments = async () => (await house.database.query('select id, status from appointments')).rows;

  it('gets the first answer again, and says so', async () => {
    const first = await book('k-1');
    const again = await book('k-1');

    expect(first.status).toBe(201);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await appointments()).toHaveLength(1);
  });

  it('gets it even when what it made has been undone since: nothing is made anew', async () => {
    const first = await book('k-1');
    await world.call('POST', `/v1/appointments/${first.body.id}/cancellation`, {
      token: mila.token,
      body: { reasonCode: 'patient_request' },
    });

    const again = await book('k-1');

    expect(again).toMatchObject({ status: 201, body: { id: first.body.id, status: 'confirmed' } });
    expect(await appointments()).toEqual([{ id: first.body.id, status: 'cancelled' }]);
  });

  it('is refused when the key comes with another body, and has no effect', async () => {
    await book('k-1');

    const other = await book('k-1', slots[1]);

    expect(other).toMatchObject({ status: 422, body: { code: 'request.idempotency_mismatch' } });
    expect(await appointments()).toHaveLength(1);
  });

  it('knows nothing of the same key in somebody else’s hands', async () => {
    const ravi = await house.addPatient();
    await book('k-1');

    const theirs = await book('k-1', slots[1], ravi.token);

    expect(theirs.status).toBe(201);
    expect(theirs.headers['idempotency-replayed']).toBeUndefined();
  });

  it('may be tried again after a refusal: only what took effect is kept', async () => {
    await house.database.query(`update doctors set status = 'suspended'`);
    const refused = await book('k-1');
    await house.database.query(`update doctors set status = 'active'`);

    expect(refused.status).toBe(404);
    expect((await book('k-1')).status).toBe(201);
  });

  it.each(['', 'ключ', 'x'.repeat(256), 'two words'])('refuses a key that is none: %j', async (key) => {
    expect(await book(key)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/idempotency-key', in: 'header' }] },
    });
  });

  it('keeps no health word readable', async () => {
    await book('k-1');

    const { rows } = await house.database.query('select * from idempotency_keys');
    expect(rows).toHaveLength(1);
    const kept = JSON.stringify({ ...rows[0], body: rows[0].body.toString('latin1') });
    expect(kept).not.toContain('Chest');
  });

  it('sent many times at once to two processes makes one appointment, and every answer is that one or “still running”', async () => {
    const second = await createApp(
      readSettings({
        NODE_ENV: 'test',
        DATABASE_URL: world.databaseUrl,
        LOG_LEVEL: 'silent',
        RATE_LIMITS: 'off',
        JOBS: 'off',
      }),
      world.clock,
    );
    await second.init();
    try {
      for (let round = 0; round < 10; round += 1) {
        await house.database.query(
          'truncate idempotency_keys, appointment_history; delete from appointments',
        );
        await house.database.query('update slots set appointment_id = null');
        const sent = request(`round-${round}`);
        const answers = await Promise.all(
          Array.from({ length: 12 }, (_, n) =>
            callApp(n % 2 ? second : world.app, 'POST', '/v1/appointments', sent),
          ),
        );

        const made = answers.filter(({ status }) => status === 201);
        const running = answers.filter(({ body }) => body.code === 'request.in_progress');
        expect(made.length + running.length).toBe(12);
        expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
        expect(made.filter(({ headers }) => !headers['idempotency-replayed'])).toHaveLength(1);
        expect(await appointments()).toHaveLength(1);
      }
    } finally {
      await second.close();
    }
  });
});
