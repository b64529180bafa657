import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { mostSavedViews } from './saved-view.schemas.ts';

let world: TestApp;

beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

const password = 'correct horse battery';
let people = 0;

async function admin(): Promise<string> {
  const email = `admin${++people}@example.test`;
  const body = { email, password, fullName: 'Some Body', role: 'admin' };
  await world.call('POST', '/v1/admin/users', { token: world.tokenFor({ role: 'admin' }), body });
  return (await world.call('POST', '/v1/auth/sessions', { body: { email, password } })).body.accessToken;
}

const view = { screen: 'disputes', name: 'Mine', query: 'status=open&q=m%C3%A9lange' };
const save = (token: string, body: object, headers = {}) =>
  world.call('POST', '/v1/me/saved-views', { token, body, headers });
const namesOf = async (token: string, query = ''): Promise<string[]> =>
  (await world.call('GET', `/v1/me/saved-views${query}`, { token })).body.items.map(
    ({ name }: { name: string }) => name,
  );

describe('a saved view', () => {
  it('is kept, changed and forgotten', async () => {
    const token = await admin();
    const { status, body } = await save(token, view);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...view, version: 1 });

    const path = `/v1/me/saved-views/${body.id}`;
    const changes = { ...view, name: 'All', query: '' };
    const changed = await world.call('PUT', path, { token, body: changes, headers: { 'if-match': '"1"' } });
    expect(changed.body).toEqual({ ...body, ...changes, version: 2 });
    const late = await world.call('PUT', path, { token, body: view, headers: { 'if-match': '"1"' } });
    expect([late.status, late.body.code]).toEqual([412, 'conflict.version']);

    expect((await world.call('DELETE', path, { token })).status).toBe(204);
    expect((await world.call('DELETE', path, { token })).status).toBe(404);
    expect(await namesOf(token)).toEqual([]);
  });

  it('is of one list, under a name of its own there', async () => {
    const token = await admin();
    await save(token, view);
    await save(token, { ...view, name: 'Late' });
    await save(token, { ...view, screen: 'reviews' });
    const again = await save(token, view);

    expect([again.status, again.body.code]).toEqual([409, 'conflict.exists']);
    expect(await namesOf(token, '?screen=disputes')).toEqual(['Mine', 'Late']);
    expect(await namesOf(token)).toEqual(['Mine', 'Late', 'Mine']);
  });

  it('is nobody else’s', async () => {
    const [own, other] = [await admin(), await admin()];
    const { body } = await save(own, view);
    const path = `/v1/me/saved-views/${body.id}`;

    expect(await namesOf(other)).toEqual([]);
    expect((await world.call('PUT', path, { token: other, body: view })).status).toBe(404);
    expect((await world.call('DELETE', path, { token: other })).status).toBe(404);
    expect(await namesOf(own)).toEqual(['Mine']);
  });

  it('is one more up to fifty, also where several come at once', async () => {
    const token = await admin();
    for (let n = 0; n < mostSavedViews - 3; n++) await save(token, { ...view, name: `View ${n}` });
    const racers = Array.from({ length: 8 }, (_, n) => save(token, { ...view, name: `Racer ${n}` }));
    const answers = (await Promise.all(racers)).map(({ status, body }) => (status === 201 ? 201 : body.code));

    expect(answers.filter((answer) => answer === 201)).toHaveLength(3);
    expect(answers.filter((answer) => answer === 'users.too_many_views')).toHaveLength(5);
    expect(await namesOf(token, '?limit=100')).toHaveLength(mostSavedViews);
  });

  it('sent twice with one key is one', async () => {
    const token = await admin();
    const headers = { 'idempotency-key': 'once' };
    const [one, other] = [await save(token, view, headers), await save(token, view, headers)];

    expect(other.body).toEqual(one.body);
    expect(await namesOf(token)).toEqual(['Mine']);
  });
});

describe('422', () => {
  it.each<[string, object, string[]]>([
    ['nothing', {}, ['/name', '/query', '/screen']],
    ['another field', { ...view, shared: true }, ['/shared']],
    ['a name of blanks', { ...view, name: '  ' }, ['/name']],
    ['a question mark before it', { ...view, query: '?status=open' }, ['/query']],
    ['a part of a page', { ...view, query: 'a=b#c' }, ['/query']],
    ['blanks', { ...view, query: 'a=b c' }, ['/query']],
    ['what is no key', { ...view, screen: '../x' }, ['/screen']],
    ['more than 2 kB', { ...view, query: 'x'.repeat(2049) }, ['/query']],
  ])('%s', async (_, body, pointers) => {
    const answer = await save(await admin(), body);
    const told: string[] = (answer.body.errors ?? []).map(({ pointer }: { pointer: string }) => pointer);
    expect(told.sort()).toEqual(pointers);
  });
});

it('is not for patients, who have no portal', async () => {
  const answer = await world.call('GET', '/v1/me/saved-views', {
    token: world.tokenFor({ role: 'patient' }),
  });
  expect(answer.status).toBe(403);
});
