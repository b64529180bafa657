import { auditLog } from '../../../../test/audit-log.ts';
import { clinic, type Clinic } from '../../../../test/clinic.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';

const password = 'correct horse battery';
const slotAt = (n: number) => new Date(Date.parse('2026-12-02T04:00:00Z') + n * 15 * 60_000).toISOString();

/** Whose tokens never run out, however the clock is set. */
interface Signed {
  id: string;
  readonly token: string;
}

describe('the audit log', () => {
  let world: TestApp;
  let house: Clinic;
  let admin: Signed;
  let staff: Signed;
  let apiKey: { id: string; secret: string };

  beforeAll(async () => {
    world = await startTestApp();
    house = await clinic(world);
    admin = await person('Ada Admin', { role: 'admin' });
    staff = await person('Stella Staff', { role: 'staff', hospitalId: house.hospitalId });
    await house.addVisitType(house.doctorId);
    const scopes = ['slots:write', 'appointments:write'];
    apiKey = (await post('/v1/api-keys', { name: 'Nightly import', scopes })).body;
  });
  afterAll(async () => {
    await house.close();
    await world.close();
  });

  const post = (url: string, body: unknown = {}, token = staff.token, headers = {}) =>
    world.call('POST', url, { token, body, headers });
  const list = async (query: Record<string, string> = {}, token = admin.token) =>
    world.call('GET', `/v1/admin/audit?${new URLSearchParams(query).toString()}`, { token });
  const found = async (query: Record<string, string>) => (await list(query)).body.items;
  const actions = (items: { action: string }[]) => items.map(({ action }) => action);

  async function person(
    fullName: string,
    fields: { role: 'admin' | 'staff'; hospitalId?: string },
  ): Promise<Signed> {
    const email = `${fullName.replace(' ', '.').toLowerCase()}@example.test`;
    const token = world.tokenFor({ role: 'admin' });
    const body = { email, password, fullName, ...fields };
    const { id } = (await world.call('POST', '/v1/admin/users', { token, body })).body;
    return {
      id,
      get token() {
        return world.tokenFor({ accountId: id, ...fields });
      },
    };
  }

  async function booked(n: number, token = staff.token) {
    const { accountId: patientId } = await house.addPatient();
    const slotId = await house.addSlot(house.doctorId, slotAt(n));
    return (await post('/v1/appointments', { slotId, patientId, reason: 'Chest pain' }, token)).body;
  }

  describe('200', () => {
    it('names the person, the record with its hospital, and where it was done from', async () => {
      await world.call('PATCH', `/v1/doctors/${house.doctorId}`, {
        token: admin.token,
        body: { status: 'suspended', bio: 'Written by a person' },
        headers: { 'x-request-id': 'suspend-rao', 'user-agent': 'Portal/1' },
      });
      const { status, body } = await list({ requestId: 'suspend-rao' });
      expect(status).toBe(200);
      expect(body).toEqual({
        items: [
          {
            id: expect.any(String),
            at: world.clock.now().toISOString(),
            actor: {
              kind: 'user',
              id: admin.id,
              role: 'admin',
              hospitalId: null,
              name: 'Ada Admin',
              email: 'ada.admin@example.test',
            },
            action: 'doctor.status_changed',
            resource: { type: 'doctor', id: house.doctorId },
            hospital: { id: house.hospitalId, name: 'City Hospital' },
            ip: '127.0.0.1',
            userAgent: 'Portal/1',
            requestId: 'suspend-rao',
            details: { changes: { status: { from: 'active', to: 'suspended' }, bio: '[not kept]' } },
          },
        ],
        nextCursor: null,
      });
      await world.call('PATCH', `/v1/doctors/${house.doctorId}`, {
        token: admin.token,
        body: { status: 'active' },
      });
    });

    it('names a machine by its key', async () => {
      const { id } = await booked(1, apiKey.secret);
      const [entry] = await found({ resourceId: id });
      expect(entry).toMatchObject({ action: 'appointment.booked', details: { status: 'confirmed' } });
      expect(entry.actor).toEqual({
        kind: 'api_key',
        id: apiKey.id,
        role: null,
        hospitalId: house.hospitalId,
        name: 'Nightly import',
        email: null,
      });
    });

    it('tells the cancellation by the other side by its code, not by its words', async () => {
      const { id } = await booked(4);
      await post(`/v1/appointments/${id}/cancellation`, {
        reasonCode: 'doctor_unavailable',
        note: 'Has flu',
      });
      const [entry] = await found({ resourceId: id });
      expect(entry).toMatchObject({
        action: 'appointment.cancelled',
        details: { reasonCode: 'doctor_unavailable' },
      });
      const everything = JSON.stringify(await auditLog(world));
      expect(everything).not.toMatch(/flu|Chest pain|Written by a person|correct horse/);
      expect(everything).not.toContain(apiKey.secret.slice(13));
    });

    it('tells sign-ins, those that failed, and the lock they brought; the address stands nowhere', async () => {
      const email = 'stella.staff@example.test';
      for (const secret of [...Array<string>(5).fill('mistaken for it'), password]) {
        await world.call('POST', '/v1/auth/sessions', { body: { email, password: secret } });
      }
      const entries = (await found({ resourceId: staff.id, action: 'user.' })).slice(0, 6);
      expect(actions(entries)).toEqual(['user.locked_out', ...Array<string>(5).fill('user.sign_in_failed')]);
      expect(entries[0].actor).toMatchObject({ kind: 'anonymous', id: null, name: null });

      const strange = { email: 'secret-typed-here@example.test', password };
      await world.call('POST', '/v1/auth/sessions', { body: strange });
      const [unknown] = await found({ action: 'user.sign_in_failed' });
      expect(unknown).toMatchObject({
        resource: { type: 'user', id: null },
        details: { cause: 'unknown_address' },
      });
      expect(JSON.stringify(await auditLog(world))).not.toContain('secret-typed-here');
    });

    it('tells who signed out, patients too', async () => {
      const body = { email: 'mila@example.test', password, fullName: 'Mila' };
      await world.call('POST', '/v1/auth/register', { body });
      const session = (
        await world.call('POST', '/v1/auth/sessions', { body: { email: body.email, password } })
      ).body;
      await world.call('DELETE', '/v1/auth/sessions/current', { token: session.accessToken });
      const entries = await found({ actorId: session.user.id });
      expect(actions(entries)).toEqual(['user.session_ended', 'user.signed_in']);
      expect(entries[0].details.sessionId).toBe(entries[1].details.sessionId);
    });

    it('is filtered by each of its filters, and by all together', async () => {
      const { id } = await booked(5);
      const [entry] = await found({ resourceId: id });
      const filters = {
        actorId: staff.id,
        action: 'appointment.booked',
        resourceType: 'appointment',
        resourceId: id,
        hospitalId: house.hospitalId,
        ip: '127.0.0.1',
        requestId: entry.requestId,
        from: entry.at,
        to: new Date(Date.parse(entry.at) + 1).toISOString(),
      };
      expect(await found(filters)).toEqual([entry]);
      const others = {
        actorId: admin.id,
        action: 'dispute.',
        resourceType: 'doctor',
        resourceId: admin.id,
        hospitalId: admin.id,
        ip: '203.0.113.7',
        requestId: 'another',
        from: filters.to,
        to: entry.at,
      };
      for (const [name, value] of Object.entries(filters)) {
        const items = await found({ [name]: value, limit: '100' });
        expect(items.map((item: { id: string }) => item.id)).toContain(entry.id);
        expect(await found({ ...filters, [name]: others[name as keyof typeof others] })).toEqual([]);
      }
    });

    it('comes in pages, the newest first, each entry once', async () => {
      const whole = await found({ limit: '100' });
      const seen = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: { items: unknown[]; nextCursor: string | null } = (
          await list({ limit: '3', ...(cursor && { cursor }) })
        ).body;
        seen.push(...page.items);
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(whole);
      expect(whole.length).toBeGreaterThan(10);
    });
  });

  it('has one entry of fifty members of staff who race for a slot', async () => {
    const slotId = await house.addSlot(house.doctorId, slotAt(20));
    const { accountId: patientId } = await house.addPatient();
    const before = (await auditLog(world)).length;
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => post('/v1/appointments', { slotId, patientId })),
    );
    const [winner] = answers.filter(({ status }) => status === 201);
    const entries = await auditLog(world, before);
    expect(entries.map(({ action, resourceId }) => [action, resourceId])).toEqual([
      ['appointment.booked', winner?.body.id],
    ]);
  });

  it('has none of what was refused half-way', async () => {
    const startsAt = slotAt(40);
    const endsAt = slotAt(41);
    const slot = { doctorId: house.doctorId, startsAt, endsAt };
    const created = await post('/v1/slots', {
      slots: [slot, { ...slot, startsAt: slotAt(42), endsAt: slotAt(43) }],
    });
    expect(created.status).toBe(201);
    const before = await auditLog(world);
    expect(before.at(-1)).toMatchObject({
      action: 'doctor.slots_added',
      details: { slots: 2, firstStartsAt: startsAt },
    });
    const free = { ...slot, startsAt: slotAt(44), endsAt: slotAt(45) };
    expect((await post('/v1/slots', { slots: [free, slot] })).status).toBe(409);
    expect(await auditLog(world)).toHaveLength(before.length);
  });

  it('has no entry of the same sent again, which changes nothing', async () => {
    const change = () =>
      world.call('PATCH', `/v1/hospitals/${house.hospitalId}`, {
        token: admin.token,
        body: { policy: { holdMinutes: 12 } },
      });
    await change();
    const before = await auditLog(world);
    expect(before.at(-1)).toMatchObject({
      action: 'hospital.updated',
      details: { changes: { 'policy.holdMinutes': { from: 10, to: 12 } } },
    });
    expect((await change()).status).toBe(200);
    expect(await auditLog(world)).toHaveLength(before.length);
  });

  it('403: is for admins alone', async () => {
    for (const token of [staff.token, house.doctor, (await house.addPatient()).token, apiKey.secret]) {
      expect((await list({}, token)).status).toBe(403);
    }
  });

  it('422: a filter with a typing error is refused instead of finding nothing', async () => {
    const wrong = {
      action: 'dispute.resovled',
      resourceType: 'disputes',
      ip: '1.2.3',
      actorId: 'me',
      from: 'now',
    };
    const { status, body } = await list({ ...wrong, cursor: 'x', who: 'me' });
    expect(status).toBe(422);
    const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(new Set(pointers)).toEqual(new Set([...Object.keys(wrong).map((name) => `/${name}`), '/who']));
    expect((await list({ cursor: 'x' })).body.errors[0].code).toBe('invalid_cursor');
  });

  it('tells a visit’s day, with the no-show that was put right, but nothing of the patient’s own steps', async () => {
    const { id } = await booked(2);
    world.clock.advance({ days: 1 });
    await post(`/v1/appointments/${id}/no-show`);
    await post(`/v1/appointments/${id}/check-in`);
    await post(`/v1/appointments/${id}/completion`);
    expect(actions(await found({ resourceId: id }))).toEqual([
      'appointment.completed',
      'appointment.no_show_corrected',
      'appointment.no_show_marked',
      'appointment.booked',
    ]);
    const { token } = await house.addPatient();
    const slotId = await house.addSlot(house.doctorId, slotAt(300));
    const own = (await post('/v1/appointments', { slotId }, token)).body;
    await post(`/v1/appointments/${own.id}/cancellation`, { reasonCode: 'patient_request' }, token);
    expect(await found({ resourceId: own.id })).toEqual([]);
  });
});
