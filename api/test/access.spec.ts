import type { Caller, Person } from '../src/platform/guards/caller.ts';
import { sql } from 'kysely';
import { Database } from '../src/platform/database/database.ts';
import { mayCall } from '../src/platform/guards/access.ts';
import { scopes } from '../src/platform/guards/scopes.ts';
import { ApiKeyReader } from '../src/platform/guards/token-readers.ts';
import { newId } from '../src/values/ids.ts';
import { type Route, routesOf } from './routes.ts';
import { startTestApp, type TestApp } from './test-app.ts';

const own = newId();
const other = newId();
const person = (): Omit<Person, 'role'> => ({
  kind: 'person',
  accountId: newId(),
  sessionId: newId(),
  hospitalId: null,
  doctorId: null,
});
const machine = { kind: 'machine', apiKeyId: newId(), hospitalId: own } as const;

const callers: Record<string, Caller> = {
  nobody: { kind: 'anonymous' },
  'a patient': { ...person(), role: 'patient' },
  'a doctor': { ...person(), role: 'doctor', hospitalId: own, doctorId: newId() },
  'a member of staff': { ...person(), role: 'staff', hospitalId: own },
  'a member of staff elsewhere': { ...person(), role: 'staff', hospitalId: other },
  'an admin': { ...person(), role: 'admin' },
  'an API key with every scope': { ...machine, scopes },
  'an API key without a scope': { ...machine, scopes: [] },
};

describe('access', () => {
  let world: TestApp;
  let routes: Route[];

  beforeAll(async () => {
    world = await startTestApp();
    routes = routesOf(world.app);
    for (const caller of Object.values(callers)) {
      if (caller.kind === 'person') await addAccount(caller);
    }
    world.app.get(ApiKeyReader).read = (key) =>
      Promise.resolve(
        callers[key === 'smc_test_all' ? 'an API key with every scope' : 'an API key without a scope'],
      );
  });
  afterAll(() => world.close());

  /** The routes of the own account read it; what a caller may do is in the token. */
  const addAccount = ({ accountId }: Person) =>
    sql`
    insert into accounts (id, email, password_hash, full_name, role, created_at, updated_at)
    values (${accountId}, ${`${accountId}@example.org`}, '', 'A B', 'patient', now(), now())`.execute(
      world.app.get(Database).sql,
    );

  const tokenOf = (caller: Caller): string | undefined => {
    switch (caller.kind) {
      case 'person':
        return world.tokenFor(caller);
      case 'machine':
        return caller.scopes.length > 0 ? 'smc_test_all' : 'smc_test_none';
      case 'anonymous':
        return undefined;
    }
  };

  it.each(Object.entries(callers))(
    'of %s is refused exactly where the routes say so',
    async (_name, caller) => {
      const token = tokenOf(caller);
      const surprises: string[] = [];
      for (const { name, method, path, access, returns } of routes) {
        const url = path.replace(/:(n|line|number)\b/g, '1').replace(/:\w+/g, () => newId());
        const { status, body } = await world.call(method, url, {
          ...(token && { token }),
          ...(returns?.endless && { endless: true }),
          ...(!['GET', 'DELETE'].includes(method) && { body: {} }),
        });
        const refused = status === 401 || status === 403;
        const expected = caller.kind === 'anonymous' ? 401 : 403;
        const allowed = access !== undefined && mayCall(caller, access);
        if (allowed ? refused : status !== expected) {
          surprises.push(
            `${name}: ${status} ${String(body?.code)}, although ${allowed ? 'allowed' : 'not allowed'}`,
          );
        }
      }
      expect(surprises).toEqual([]);
    },
  );

  it('needs a credential that is good, even where none is needed', async () => {
    const { status, body, headers } = await world.call('GET', '/health/live', { token: 'worn-out' });
    expect([status, body.code, headers['www-authenticate']]).toEqual([401, 'auth.unauthenticated', 'Bearer']);
  });
});
