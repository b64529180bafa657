import { SmartMedConnect } from './client.ts';
import { ApiProblem, ConnectionFailure } from './problem.ts';

const apiKey = { name: 'Night import', scopes: [] as [] };
const refused = () => Response.json({ code: 'request.invalid', status: 422 }, { status: 422 });
const made = () => Response.json({}, { status: 201 });
const lost = () => new TypeError('fetch failed');
const broken = () => new Response(new ReadableStream({ start: (stream) => stream.error(lost()) }));

/** A client on a network that answers with these, one after the other, and the keys its POSTs went by. */
function on(answers: (Response | Error)[], { repeatedByHand = true } = {}) {
  const keys: (string | null)[] = [];
  const fetch = (_url: unknown, { headers }: RequestInit = {}): Promise<Response> => {
    keys.push(new Headers(headers).get('idempotency-key'));
    const answer = answers.shift() ?? lost();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const client = new SmartMedConnect({
    ...{ baseUrl: 'https://api.example.org', auth: { apiKey: 'smc_test_x' }, retries: 0, repeatedByHand },
    fetch: fetch,
  });
  return { client, keys };
}

describe('a POST that is made again', () => {
  it.each([
    ['the network was lost', lost, ConnectionFailure],
    ['the answer broke off', broken, ConnectionFailure],
    ['a proxy gave up', () => new Response(null, { status: 504 }), ApiProblem],
    ['it still ran', () => new Response(null, { status: 409, headers: { 'retry-after': '1' } }), ApiProblem],
  ])('is the same one when %s', async (_why, first, failure) => {
    const { client, keys } = on([first(), made()]);
    await expect(client.apiKeys.create(apiKey)).rejects.toBeInstanceOf(failure);
    await client.apiKeys.create({ ...apiKey });
    expect(keys[1]).toBe(keys[0]);
  });

  it.each([
    ['it was done', made],
    ['it was refused', refused],
  ])('is another one when %s', async (_why, answer) => {
    const { client, keys } = on([answer(), made()]);
    await client.apiKeys.create(apiKey).catch(() => undefined);
    await client.apiKeys.create(apiKey);
    expect(keys[1]).not.toBe(keys[0]);
  });

  it('is another one with another content, and the first is still known', async () => {
    const { client, keys } = on([lost(), made(), made()]);
    await client.apiKeys.create(apiKey).catch(() => undefined);
    await client.apiKeys.create({ ...apiKey, name: 'Day import' });
    await client.apiKeys.create(apiKey);
    expect(keys[1]).not.toBe(keys[0]);
    expect(keys[2]).toBe(keys[0]);
  });

  it('is the same one with a file of the same bytes, and another one with other bytes or another name', async () => {
    const { client, keys } = on([lost(), lost(), lost(), made(), made()]);
    const handIn = (bytes: string, name: string) =>
      client.disputes
        .addFile('0199', new Blob([bytes], { type: 'application/pdf' }), name)
        .catch(() => undefined);
    await handIn('%PDF-1', 'bill.pdf');
    await handIn('%PDF-2', 'bill.pdf');
    await handIn('%PDF-1', 'receipt.pdf');
    expect(new Set(keys).size).toBe(3);

    await handIn('%PDF-1', 'bill.pdf');
    expect(keys[3]).toBe(keys[0]);
    await handIn('%PDF-1', 'bill.pdf');
    expect(keys[4]).not.toBe(keys[0]);
  });

  it('is another one of another version, and after it was taken back', async () => {
    const { client, keys } = on([lost(), lost(), made(), made()]);
    const suspend = (version: number) => client.users.suspend('0199', version, 'Left the hospital');
    await suspend(1).catch(() => undefined);
    await suspend(2).catch(() => undefined);
    await client.users.reinstate('0199', 3);
    await suspend(1);
    expect(new Set([keys[0], keys[1], keys[3]]).size).toBe(3);
  });

  it('is another one each time where nobody asked for it', async () => {
    const { client, keys } = on([lost(), made()], { repeatedByHand: false });
    await client.apiKeys.create(apiKey).catch(() => undefined);
    await client.apiKeys.create(apiKey);
    expect(keys[1]).not.toBe(keys[0]);
  });
});
