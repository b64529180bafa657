import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiProblem, SmartMedConnect, type components } from '@smartmedconnect/sdk';
import { Database } from './world/database.ts';
import { newPatient, signedIn } from './world/people.ts';
import { root, run } from './world/processes.ts';
import { breachesOfPromise } from './world/promise.ts';
import { demoPassword, type Server, startServer } from './world/server.ts';
import { Smc, temporaryFolder } from './world/smc.ts';

type Appointment = components['schemas']['Appointment'];
type Doctor = components['schemas']['Doctor'];
type Slot = components['schemas']['Slot'];

const samples = join(root, 'cli', 'samples');

/** The steps build on one another, as a day at the hospital does. */
describe('the main job, end to end', () => {
  let server: Server;
  let hospitalIt: Smc;
  let desk: SmartMedConnect;
  let mila: SmartMedConnect;
  let arun: SmartMedConnect;
  let doctor: Doctor;
  let slots: Slot[];
  let booked: Appointment;
  const folder = temporaryFolder();
  const slotsFile = join(folder, 'slots.csv');
  const before = new Date().toISOString();

  beforeAll(async () => {
    server = await startServer();
    hospitalIt = new Smc(server.url);
    desk = signedIn(server.url, 'it@demo.test');
  });
  afterAll(() => server.stop());

  const problemOf = async (call: Promise<unknown>): Promise<ApiProblem> => {
    const problem = await call.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!(problem instanceof ApiProblem)) {
      throw new Error('the call was not refused', { cause: problem });
    }
    return problem;
  };
  const freeSlots = (doctorId: string, limit = 20) =>
    mila.slots.list({ doctorId, from: tomorrow(), limit }).toArray(limit);

  it('hospital IT signs in on the command line and is told who they are', async () => {
    await hospitalIt.login();
    const { code, stdout } = await hospitalIt.run(['whoami']);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/<it@demo\.test>, staff of Demo Hospital\n$/),
    });
  });

  it('imports the doctors of a hospital, and the same file again changes nothing', async () => {
    const doctors = join(samples, 'doctors', 'ok', 'doctors.csv');
    const first = await hospitalIt.importOf('doctors', doctors);
    const { created, updated, rejected } = first.counts;
    // One of them came with the demo logins.
    expect({ all: created + updated, rejected }).toEqual({ all: 40, rejected: 0 });
    const second = await hospitalIt.importOf('doctors', doctors);
    expect(second.counts).toEqual({ created: 0, updated: 0, unchanged: 40, rejected: 0 });
  });

  it('imports the slots of all doctors, and the same file again changes nothing', async () => {
    const made = await run(process.execPath, [join(samples, 'make-demo-slots.mjs')]);
    writeFileSync(slotsFile, made.stdout);
    const rows = made.stdout.trimEnd().split('\n').length - 1;
    expect(rows).toBeGreaterThan(10_000);
    const first = await hospitalIt.importOf('slots', slotsFile);
    expect(first.counts).toEqual({ created: rows, updated: 0, unchanged: 0, rejected: 0 });
    const second = await hospitalIt.importOf('slots', slotsFile);
    expect(second.counts).toEqual({ created: 0, updated: 0, unchanged: rows, rejected: 0 });
  });

  it('a patient registers in a partner app, finds a doctor in spite of a typing mistake, and sees free slots', async () => {
    mila = await newPatient(server.url, 'mila');
    arun = await newPatient(server.url, 'arun');
    const found = await mila.doctors.search({ q: 'vikram iyengr', limit: 5 }).page();
    expect(found.items[0]).toMatchObject({ fullName: 'Vikram Iyengar', nextAvailableAt: expect.any(String) });
    doctor = found.items[0]!;
    slots = await freeSlots(doctor.id);
    expect(slots).toHaveLength(20);
    expect(slots.map(({ startsAt }) => startsAt)).toEqual(slots.map(({ startsAt }) => startsAt).sort());
  });

  it('books a visit that is paid at the desk, which is confirmed at once', async () => {
    booked = await mila.appointments.book({ slotId: slots[0]!.id, reason: 'Short of breath on stairs' });
    expect(booked).toMatchObject({
      status: 'confirmed',
      startsAt: slots[0]!.startsAt,
      doctorId: doctor.id,
      holdExpiresAt: null,
      payment: { due: 'at_visit' },
    });
    expect(await mila.appointments.get(booked.id)).toMatchObject(booked);
    expect(await freeSlots(doctor.id)).not.toContainEqual(expect.objectContaining({ id: slots[0]!.id }));
  });

  it('tells the second patient 409 slot_taken with the next free times, of which one can be booked', async () => {
    const problem = await problemOf(arun.appointments.book({ slotId: slots[0]!.id }));
    expect(problem).toMatchObject({ status: 409, code: 'scheduling.slot_taken' });
    const { alternatives } = problem;
    expect(alternatives[0]).toMatchObject({ id: slots[1]!.id, startsAt: slots[1]!.startsAt });
    const instead = await arun.appointments.book({ slotId: alternatives[0]!.id });
    expect(instead).toMatchObject({ status: 'confirmed', startsAt: slots[1]!.startsAt });
  });

  it('a booking sent twice under one key is one booking, and the second answer is the first', async () => {
    const body = { slotId: slots[2]!.id };
    const idempotencyKey = crypto.randomUUID();
    const first = await mila.appointments.book(body, { idempotencyKey });
    const again = await mila.api.POST('/v1/appointments', {
      body,
      headers: { 'idempotency-key': idempotencyKey },
    });
    expect(again.data).toEqual(first);
    expect(again.response.headers.get('idempotency-replayed')).toBe('true');
    const other = problemOf(mila.appointments.book({ slotId: slots[3]!.id }, { idempotencyKey }));
    expect((await other).code).toBe('request.idempotency_mismatch');
    await mila.appointments.cancel(first.id, { reasonCode: 'booked_by_mistake' });
  });

  it('a visit paid online stays held for ten minutes; the desk takes the payment and it is confirmed', async () => {
    const [video] = await mila.doctors.search({ q: 'Farhan Siddiqui' }).toArray(1);
    const [slot] = await freeSlots(video!.id, 1);
    const held = await arun.appointments.book({ slotId: slot!.id });
    expect(held).toMatchObject({ status: 'held', payment: { due: 'online' }, fee: { amountMinor: 60_000 } });
    const heldFor = Date.parse(held.holdExpiresAt!) - Date.parse(held.createdAt);
    expect(heldFor).toBe(10 * 60_000);
    expect(await problemOf(arun.appointments.confirm(held.id, { method: 'cash' }))).toMatchObject({
      status: 403,
      code: 'auth.forbidden',
    });
    const paid = await desk.appointments.confirm(held.id, { method: 'card', note: 'Receipt 4411' });
    expect(paid).toMatchObject({ id: held.id, status: 'confirmed', holdExpiresAt: null });
  });

  it('a cancellation frees the slot at once, and the history tells what happened and who did it', async () => {
    const { id: me } = await mila.account.me();
    const cancelled = await mila.appointments.cancel(booked.id, { reasonCode: 'patient_unwell' });
    expect(cancelled).toMatchObject({
      status: 'cancelled',
      cancellation: { reasonCode: 'patient_unwell', by: `patient:${me}` },
    });
    expect(await freeSlots(doctor.id)).toContainEqual(expect.objectContaining({ id: slots[0]!.id }));
    const { items } = await mila.appointments.history(booked.id);
    expect(items).toMatchObject([
      { fromStatus: null, toStatus: 'confirmed', action: 'book', actor: `patient:${me}` },
      { fromStatus: 'confirmed', toStatus: 'cancelled', action: 'cancel', actor: `patient:${me}` },
    ]);
    const again = await arun.appointments.book({ slotId: slots[0]!.id });
    expect(again.status).toBe('confirmed');
  });

  it('a patient sees their own appointments alone', async () => {
    const own = await mila.appointments.list({ limit: 100 }).toArray();
    expect(own.map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
    const [others] = await arun.appointments.list({ limit: 1 }).toArray(1);
    expect(await problemOf(mila.appointments.get(others!.id))).toMatchObject({ status: 404 });
  });

  it('the hospital reconciles by what has changed since, and reads no appointment twice', async () => {
    const all = await desk.appointments.list({ updatedSince: before, limit: 2 }).toArray();
    expect(all).toHaveLength(5);
    expect(new Set(all.map(({ id }) => id)).size).toBe(5);
    const times = all.map(({ updatedAt }) => updatedAt);
    expect(times).toEqual([...times].sort());
    const last = await desk.appointments.list({ updatedSince: times.at(-1)! }).toArray();
    expect(last.map(({ id }) => id)).toEqual([all.at(-1)!.id]);
  });

  it('a machine of the hospital works with an API key, saved or from the environment, within its scopes', async () => {
    const key = await desk.apiKeys.create({
      name: 'Nightly import',
      scopes: ['doctors:write', 'slots:write', 'imports:write', 'imports:read', 'hospital:read'],
    });
    const saved = new Smc(server.url);
    const login = await saved.run(['login', '--api-key-stdin'], `${key.secret}\n`);
    expect(login).toMatchObject({ code: 0, stdout: '' });
    expect(login.stderr).not.toContain(key.secret);
    expect((await saved.run(['whoami'])).code).toBe(0);
    const doctors = join(samples, 'doctors', 'ok', 'doctors.csv');
    expect((await saved.importOf('doctors', doctors)).counts.unchanged).toBe(40);

    const fromEnvironment = new Smc(server.url, { SMC_API_KEY: key.secret });
    expect((await fromEnvironment.importOf('doctors', doctors)).counts.unchanged).toBe(40);

    const machine = new SmartMedConnect({ baseUrl: server.url, auth: { apiKey: key.secret } });
    expect(await problemOf(machine.appointments.list().page())).toMatchObject({ code: 'auth.forbidden' });
    await desk.apiKeys.revoke(key.id);
    expect((await saved.run(['doctors', 'import', doctors])).code).toBe(4);
  });

  it('staff and keys of another hospital see and change nothing of this one', async () => {
    const admin = signedIn(server.url, 'admin@demo.test');
    const { data: other } = await admin.api.POST('/v1/hospitals', {
      body: { slug: 'hill-view', name: 'Hill View', timeZone: 'Europe/Berlin', currency: 'EUR' },
    });
    const email = 'it@hill-view.example';
    await admin.api.POST('/v1/admin/users', {
      body: {
        email,
        password: demoPassword,
        fullName: 'Hill View IT',
        role: 'staff',
        hospitalId: other!.id,
      },
    });
    const stranger = signedIn(server.url, email);
    const key = await stranger.apiKeys.create({
      name: 'All',
      scopes: ['appointments:read', 'appointments:write', 'imports:read', 'doctors:write', 'slots:write'],
    });
    const machine = new SmartMedConnect({ baseUrl: server.url, auth: { apiKey: key.secret } });
    const [run] = await desk.imports.list({ limit: 1 }).toArray(1);
    const [seen] = await arun.appointments.list({ status: 'confirmed', limit: 1 }).toArray(1);
    for (const client of [stranger, machine]) {
      expect(await client.appointments.list().toArray()).toEqual([]);
      expect(await client.imports.list({}).toArray()).toEqual([]);
      const refused = [
        client.appointments.get(seen!.id),
        client.appointments.history(seen!.id),
        client.appointments.cancel(seen!.id, { reasonCode: 'hospital_closed' }),
        client.imports.get(run!.id),
        client.imports.results(run!.id),
        client.doctors.update(doctor.id, doctor.version, { bio: 'Ours now' }),
        client.slots.delete(slots[5]!.id),
      ];
      for (const call of refused) {
        expect(await problemOf(call)).toMatchObject({ status: 404, code: 'not_found' });
      }
    }
    expect((await mila.doctors.get(doctor.id)).version).toBe(doctor.version);
  });

  it('leaves nobody double-booked', async () => {
    const database = await Database.open(server.databaseUrl);
    expect(await breachesOfPromise(database)).toEqual({});
    await database.close();
  });
});

function tomorrow(): string {
  return new Date(Date.now() + 24 * 3_600_000).toISOString();
}
