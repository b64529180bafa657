import { sql } from 'kysely';
import { Database } from '../../../platform/database/database.ts';
import { production } from '../../../../test/production.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../values/ids.ts';

const [ours, theirs] = [newId(), newId()];

describe('API keys', () => {
  let world: TestApp;
  let staff: string;
  let stranger: string;
  let admin: string;

  beforeAll(async () => {
    world = await startTestApp();
    const now = world.clock.now();
    for (const id of [ours, theirs]) {
      await sql`
        insert into hospitals (id, slug, name, time_zone, currency, policy, created_at, updated_at)
        values (${id}, ${`h-${id}`}, 'Hospital', 'Asia/Kolkata', 'INR', '{}', ${now}, ${now})`.execute(
        database(),
      );
    }
    tokens();
  });
  afterAll(() => world.close());

  const database = () => world.app.get(Database).sql;
  function tokens(): void {
    staff = world.tokenFor({ role: 'staff', hospitalId: ours });
    stranger = world.tokenFor({ role: 'staff', hospitalId: theirs });
    admin = world.tokenFor({ role: 'admin' });
  }

  const create = (token: string, body: object = {}, headers: Record<string, string> = {}) =>
    world.call('POST', '/v1/api-keys', {
      token,
      body: { name: 'Nightly import', scopes: ['slots:write'], ...body },
      headers,
    });
  /** What a key gets where only people are let in: 403 when it is good, 401 when it is not. */
  const tryOut = async (secret: string) =>
    (await world.call('GET', '/v1/api-keys', { token: secret })).status;
  const listed = async (token: string, id: string) =>
    (await world.call('GET', '/v1/api-keys?limit=100', { token })).body.items.find(
      (item: { id: string }) => item.id === id,
    );

  describe('200', () => {
    it('tells a machine what its own key is for, and nothing of the secret', async () => {
      const { body: made } = await create(staff);

      const { status, body } = await world.call('GET', '/v1/api-keys/current', { token: made.secret });

      expect(status).toBe(200);
      expect(body).toMatchObject({
        id: made.id,
        hospitalId: ours,
        scopes: ['slots:write'],
        name: 'Nightly import',
      });
      expect(JSON.stringify(body)).not.toContain(made.secret);
    });

    it('is for machines: a person has no key', async () => {
      expect((await world.call('GET', '/v1/api-keys/current', { token: staff })).status).toBe(403);
    });
  });

  describe('201', () => {
    it('shows the secret once, and the secret opens doors', async () => {
      const { status, body } = await create(staff);
      expect(status).toBe(201);
      expect(body).toMatchObject({
        hospitalId: ours,
        scopes: ['slots:write'],
        revokedAt: null,
        lastUsedAt: null,
      });
      expect(body.secret).toMatch(/^smc_test_[0-9A-Za-z]{38}$/);
      expect(body.secret.startsWith(body.prefix)).toBe(true);
      expect(await tryOut(body.secret)).toBe(403);
      expect(await listed(staff, body.id)).not.toHaveProperty('secret');
    });

    it('an admin makes one for the hospital they name', async () => {
      const { status, body } = await create(admin, { hospitalId: theirs });
      expect([status, body.hospitalId]).toEqual([201, theirs]);
      expect(await listed(stranger, body.id)).toMatchObject({ name: 'Nightly import' });
    });

    it('the same request again gets the same secret, with one key made', async () => {
      const headers = { 'idempotency-key': 'key-1' };
      const first = await create(staff, { name: 'Once' }, headers);
      const again = await create(staff, { name: 'Once' }, headers);
      expect(again.body).toEqual(first.body);
      expect(again.headers['idempotency-replayed']).toBe('true');
    });
  });

  describe('200', () => {
    it('lists page by page, the newest first, and nothing of another hospital', async () => {
      const mine = [(await create(stranger)).body.id, (await create(stranger)).body.id];
      await create(staff);
      const first = await world.call('GET', '/v1/api-keys?limit=1', { token: stranger });
      const second = await world.call('GET', `/v1/api-keys?limit=1&cursor=${first.body.nextCursor}`, {
        token: stranger,
      });
      expect([first, second].map(({ body }) => body.items[0].id)).toEqual(mine.reverse());
      const { body: all } = await world.call('GET', '/v1/api-keys?limit=100', { token: stranger });
      expect(new Set(all.items.map(({ hospitalId }: { hospitalId: string }) => hospitalId))).toEqual(
        new Set([theirs]),
      );
      const { body: named } = await world.call('GET', `/v1/api-keys?hospitalId=${ours}&limit=100`, {
        token: admin,
      });
      expect(new Set(named.items.map(({ hospitalId }: { hospitalId: string }) => hospitalId))).toEqual(
        new Set([ours]),
      );
    });

    it('tells the last use to the minute', async () => {
      const { id, secret } = (await create(staff)).body;
      await tryOut(secret);
      const used = world.clock.now().toISOString();
      expect((await listed(staff, id)).lastUsedAt).toBe(used);
      world.clock.advance({ seconds: 59 });
      await tryOut(secret);
      expect((await listed(staff, id)).lastUsedAt).toBe(used);
      world.clock.advance({ seconds: 1 });
      await Promise.all(Array.from({ length: 10 }, () => tryOut(secret)));
      expect((await listed(staff, id)).lastUsedAt).toBe(world.clock.now().toISOString());
    });
  });

  describe('204', () => {
    it('a revoked key opens nothing from that moment; revoking it again changes nothing', async () => {
      const { id, secret } = (await create(staff)).body;
      expect(await tryOut(secret)).toBe(403);
      expect((await world.call('DELETE', `/v1/api-keys/${id}`, { token: staff })).status).toBe(204);
      expect(await tryOut(secret)).toBe(401);
      const { revokedAt } = await listed(staff, id);
      world.clock.advance({ seconds: 1 });
      tokens();
      expect((await world.call('DELETE', `/v1/api-keys/${id}`, { token: staff })).status).toBe(204);
      expect((await listed(staff, id)).revokedAt).toBe(revokedAt);
    });
  });

  describe('401', () => {
    it('an expired key, from that very instant', async () => {
      const expiresAt = new Date(world.clock.now().getTime() + 60_000).toISOString();
      const { secret } = (await create(staff, { expiresAt })).body;
      world.clock.advance({ seconds: 59 });
      expect(await tryOut(secret)).toBe(403);
      world.clock.advance({ seconds: 1 });
      expect(await tryOut(secret)).toBe(401);
    });

    it('a key with a typing error, and one that was never made', async () => {
      const { secret } = (await create(staff)).body;
      expect(await tryOut(`${secret.slice(0, -1)}${secret.endsWith('x') ? 'y' : 'x'}`)).toBe(401);
      expect(await tryOut('smc_test_00000000000000000000000000000000000000')).toBe(401);
    });
  });

  describe('403', () => {
    it.each(['patient', 'doctor'] as const)('a %s makes no keys', async (role) => {
      const { status, body } = await create(world.tokenFor({ role, hospitalId: ours }));
      expect([status, body.code]).toEqual([403, 'auth.forbidden']);
    });

    it('a key makes no keys, whatever its scopes', async () => {
      const { secret } = (await create(staff, { scopes: ['hospital:write', 'imports:write'] })).body;
      expect((await create(secret)).status).toBe(403);
    });
  });

  describe('404', () => {
    it('the key of another hospital is told from no key at all by nothing', async () => {
      const { id, secret } = (await create(staff)).body;
      const strangers = await world.call('DELETE', `/v1/api-keys/${id}`, { token: stranger });
      const nobodys = await world.call('DELETE', `/v1/api-keys/${newId()}`, { token: stranger });
      const told = ({ body: { instance, requestId, ...rest } }: typeof strangers) => rest;
      expect(told(strangers)).toEqual(told(nobodys));
      expect(strangers.status).toBe(404);
      expect(await tryOut(secret)).toBe(403);
    });

    it('a key for another hospital or one that is not there, and the list of another', async () => {
      expect((await create(stranger, { hospitalId: ours })).status).toBe(404);
      expect((await create(admin, { hospitalId: newId() })).status).toBe(404);
      expect((await world.call('GET', `/v1/api-keys?hospitalId=${ours}`, { token: stranger })).status).toBe(
        404,
      );
    });
  });

  describe('422', () => {
    it('names every fault at once', async () => {
      const { status, body } = await create(staff, {
        name: ' ',
        scopes: ['all'],
        expiresAt: 'soon',
        secret: 'mine',
      });
      expect(status).toBe(422);
      expect(new Set(body.errors.map(({ pointer }: { pointer: string }) => pointer))).toEqual(
        new Set(['/name', '/scopes/0', '/expiresAt', '/secret']),
      );
    });

    it.each([
      ['an admin who names no hospital', () => admin, {}, '/hospitalId'],
      ['an end in the past', () => staff, { expiresAt: '2026-11-30T00:00:00Z' }, '/expiresAt'],
      ['no scope', () => staff, { scopes: [] }, '/scopes'],
      ['a scope twice', () => staff, { scopes: ['slots:read', 'slots:read'] }, '/scopes'],
    ])('%s', async (_, token, fields, pointer) => {
      const { status, body } = await create(token(), fields);
      expect([status, body.errors.map((fault: { pointer: string }) => fault.pointer)]).toEqual([
        422,
        [pointer],
      ]);
    });
  });

  it('the database holds no secret, not even the stored answer of a repeated request', async () => {
    const { secret, id } = (await create(staff, {}, { 'idempotency-key': 'key-2' })).body;
    const { rows } = await sql<{ line: string }>`
      select t::text as line from api_keys t where id = ${id}
      union all select encode(body, 'escape') from idempotency_keys`.execute(database());
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.map(({ line }) => line).join('\n')).not.toContain(secret.slice(13));
  });
});

describe('API keys in production', () => {
  it('say so by their beginning', async () => {
    const world = await startTestApp(production);
    const now = world.clock.now();
    await sql`
      insert into hospitals (id, slug, name, time_zone, currency, policy, created_at, updated_at)
      values (${ours}, 'ours', 'Hospital', 'Asia/Kolkata', 'INR', '{}', ${now}, ${now})`.execute(
      world.app.get(Database).sql,
    );
    const { body } = await world.call('POST', '/v1/api-keys', {
      token: world.tokenFor({ role: 'staff', hospitalId: ours }),
      body: { name: 'Nightly import', scopes: ['slots:write'] },
    });
    await world.close();
    expect(body.secret).toMatch(/^smc_live_/);
  });
});
