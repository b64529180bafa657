import { CreateAccount } from '../src/modules/auth/index.ts';
import { Database } from '../src/platform/database/database.ts';
import { startTestApp, type TestApp } from '../test/test-app.ts';
import { demoPassword, seedDemo } from './demo.ts';

describe('the demo hospital', () => {
  let world: TestApp;

  beforeAll(async () => {
    world = await startTestApp();
  });
  afterAll(() => world.close());

  const seed = (NODE_ENV: 'test' | 'production' = 'test') => {
    const { app, clock } = world;
    const [database, createAccount] = [app.get(Database), app.get(CreateAccount)];
    return seedDemo({ settings: { NODE_ENV }, database, clock, createAccount });
  };
  const signIn = async (email: string) =>
    (await world.call('POST', '/v1/auth/sessions', { body: { email, password: demoPassword } })).body;

  it('has four logins, of which each does its work', async () => {
    expect(await seed()).toHaveLength(4);
    const staff = await signIn('it@demo.test');
    expect(staff.user).toMatchObject({ role: 'staff', hospitalId: expect.any(String), doctorId: null });
    const { user: doctor } = await signIn('doctor@demo.test');
    expect(doctor).toMatchObject({
      role: 'doctor',
      hospitalId: staff.user.hospitalId,
      doctorId: expect.any(String),
    });
    expect((await signIn('admin@demo.test')).user).toMatchObject({ role: 'admin', hospitalId: null });
    expect((await signIn('patient@demo.test')).user).toMatchObject({ role: 'patient', hospitalId: null });
  });

  it('is left as it is when it is there already', async () => {
    const { accessToken: token } = await signIn('patient@demo.test');
    await world.call('PATCH', '/v1/me', { token, body: { fullName: 'Renamed' } });
    expect(await seed()).toEqual([]);
    expect((await signIn('patient@demo.test')).user.fullName).toBe('Renamed');
  });

  it('is refused in production', async () => {
    await expect(seed('production')).rejects.toThrow('refused in production');
  });
});
