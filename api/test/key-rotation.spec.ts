import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../src/create-app.ts';
import { readSettings } from '../src/platform/settings/settings.ts';
import { clinic, type Clinic } from './clinic.ts';
import { callApp, type CallOptions, startTestApp, type TestApp } from './test-app.ts';

const [old, fresh] = ['o', 'n'].map((letter) => Buffer.alloc(32, letter).toString('base64'));
const account = { email: 'mila@example.test', password: 'correct horse battery' };

describe('an encryption key that is replaced', () => {
  let before: TestApp;
  let after: NestFastifyApplication;
  let later: NestFastifyApplication;
  let house: Clinic;
  let booking: CallOptions;

  beforeAll(async () => {
    before = await startTestApp({ ENCRYPTION_KEY: String(old) });
    after = await restartedWith(`2026:${fresh},2025:${old}`);
    later = await restartedWith(`2026:${fresh}`);
    house = await clinic(before);
    await house.addVisitType(house.doctorId);
    const { token } = await house.addPatient();
    const slotId = await house.addSlot(house.doctorId, '2026-12-02T04:00:00Z');
    booking = { token, body: { slotId, reason: 'Chest pain' }, headers: { 'idempotency-key': 'k-1' } };
  });
  afterAll(async () => {
    await house.close();
    await after.close();
    await later.close();
    await before.close();
  });

  async function restartedWith(ENCRYPTION_KEY: string): Promise<NestFastifyApplication> {
    const env = { NODE_ENV: 'test', LOG_LEVEL: 'silent', RATE_LIMITS: 'off', JOBS: 'off', BCRYPT_COST: '4' };
    const app = await createApp(
      readSettings({ ...env, DATABASE_URL: before.databaseUrl, ENCRYPTION_KEY }),
      before.clock,
    );
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return app;
  }

  it('leaves health words readable, and answers what is sent again with the first answer', async () => {
    const first = await before.call('POST', '/v1/appointments', booking);
    expect(first.status).toBe(201);

    const read = await callApp(after, 'GET', `/v1/appointments/${first.body.id}`, booking);
    const again = await callApp(after, 'POST', '/v1/appointments', booking);

    expect(read.body).toMatchObject({ reason: 'Chest pain' });
    expect(again).toMatchObject({
      status: 201,
      body: first.body,
      headers: { 'idempotency-replayed': 'true' },
    });
  });

  it('lets nothing happen twice when it left the ring too early: what is sent again is refused', async () => {
    const { status, body } = await callApp(later, 'POST', '/v1/appointments', booking);

    expect([status, body.code]).toEqual([422, 'request.idempotency_mismatch']);
    expect((await house.database.query('select from appointments')).rowCount).toBe(1);
  });

  it('still tells another request under the same key from the first', async () => {
    const other = { ...booking, body: { ...(booking.body as object), reason: 'Another' } };
    const { status, body } = await callApp(after, 'POST', '/v1/appointments', other);

    expect([status, body.code]).toEqual([422, 'request.idempotency_mismatch']);
  });

  it('signs nobody out: refresh tokens of the old key go on, and the next is of the new one', async () => {
    await before.call('POST', '/v1/auth/register', { body: { ...account, fullName: 'Mila Rose' } });
    const session = await before.call('POST', '/v1/auth/sessions', { body: account });
    const refresh = (app: NestFastifyApplication, refreshToken: string) =>
      callApp(app, 'POST', '/v1/auth/sessions/refresh', { body: { refreshToken } });

    const next = await refresh(after, session.body.refreshToken);
    before.clock.advance({ minutes: 1 });

    expect(next.status).toBe(200);
    expect((await refresh(later, next.body.refreshToken)).status).toBe(200);
  });
});
