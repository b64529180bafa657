import { type RunningSandbox, startSandbox } from '../../test/running-sandbox.ts';

const form = 'application/x-www-form-urlencoded';

describe('a request', () => {
  let sandbox: RunningSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.app.close());

  async function ask(path: string, { key = 'sk_test_sandbox', headers = {}, body = '', type = form } = {}) {
    const authorization = key && { authorization: `Bearer ${key}` };
    const answer = await fetch(`${sandbox.url}/v1/${path}`, {
      ...(body !== '' && { method: 'POST', body }),
      headers: { ...(body !== '' && { 'content-type': type }), ...authorization, ...headers },
    });
    return { status: answer.status, headers: answer.headers, body: JSON.parse(await answer.text()) };
  }

  it.each(['', 'sk_test_wrong_key_of_someone'])('with the key “%s” is refused with 401', async (key) => {
    const { status, body } = await ask('payment_intents', { key });
    expect(status).toBe(401);
    expect(body.error.type).toBe('invalid_request_error');
    expect(JSON.stringify(body)).not.toContain('sk_test_wrong_key_of_someone');
  });

  it('may carry its key as the name of Basic auth', async () => {
    const authorization = `Basic ${Buffer.from('sk_test_sandbox:').toString('base64')}`;
    expect((await ask('payment_intents', { key: '', headers: { authorization } })).status).toBe(200);
  });

  it('with the publishable key may not list, and may read only with the client secret', async () => {
    const intent = await sandbox.stripe.paymentIntents.create({ amount: 1_000, currency: 'usd' });
    const key = 'pk_test_sandbox';
    expect((await ask('payment_intents', { key })).status).toBe(401);
    expect((await ask(`payment_intents/${intent.id}`, { key })).status).toBe(400);
    const wrong = `payment_intents/${intent.id}?client_secret=${intent.id}_secret_x`;
    expect((await ask(wrong, { key })).status).toBe(400);
    const right = `payment_intents/${intent.id}?client_secret=${intent.client_secret}`;
    const read = await ask(right, { key, headers: { origin: 'https://shop.example' } });
    expect(read).toMatchObject({ status: 200, body: { id: intent.id } });
    expect(read.body).not.toHaveProperty('metadata');
    expect(read.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('is answered with its version and an id of its own', async () => {
    const { headers } = await ask('events', { headers: { 'stripe-version': '2023-08-16' } });
    expect(headers.get('stripe-version')).toBe('2023-08-16');
    expect(headers.get('request-id')).toMatch(/^req_\w{24}$/);
  });

  it.each([
    ['amount=1000', 'parameter_missing', 'currency'],
    ['amount=1000&currency=usd&colour=red', 'parameter_unknown', 'colour'],
    ['amount=ten&currency=usd', 'parameter_invalid_integer', 'amount'],
    ['amount=1000&currency=usd&description=', undefined, undefined],
    [
      'amount=1000&currency=usd&transfer_data[destination]=nobody',
      'resource_missing',
      'transfer_data[destination]',
    ],
    ['amount=1000&currency=usd&transfer_data[to]=x', 'parameter_unknown', 'transfer_data[to]'],
  ])('with %s is told %s', async (body, code, param) => {
    const { body: answer } = await ask('payment_intents', { body });
    expect([answer.error?.code, answer.error?.param]).toEqual([code, param]);
  });

  it('as JSON is told that Stripe reads forms', async () => {
    const { status, body } = await ask('payment_intents', { body: '{}', type: 'application/json' });
    expect(status).toBe(400);
    expect(body.error.message).toContain(form);
  });

  it('changes metadata name by name, and takes a name away by an empty text', async () => {
    const metadata = { keep: '1', change: '2', drop: '3' };
    const { id } = await sandbox.stripe.paymentIntents.create({ amount: 1_000, currency: 'usd', metadata });
    const changed = await sandbox.stripe.paymentIntents.update(id, { metadata: { change: 'x', drop: '' } });
    expect(changed.metadata).toEqual({ keep: '1', change: 'x' });
    await expect(
      sandbox.stripe.paymentIntents.update(id, { metadata: { ['n'.repeat(41)]: '' } }),
    ).rejects.toMatchObject({ statusCode: 400 });
    expect((await sandbox.stripe.paymentIntents.update(id, { metadata: '' })).metadata).toEqual({});
  });

  it('walks a list page by page, forth and back', async () => {
    await sandbox.control('DELETE', 'state');
    const made: string[] = [];
    for (const amount of [101, 102, 103, 104, 105]) {
      made.unshift((await sandbox.stripe.paymentIntents.create({ amount, currency: 'usd' })).id);
    }
    const { paymentIntents } = sandbox.stripe;
    const walked = await paymentIntents.list({ limit: 2 }).autoPagingToArray({ limit: 10 });
    expect(walked.map(({ id }) => id)).toEqual(made);
    const back = await paymentIntents.list({ limit: 2, ending_before: made[3]! });
    expect(back.data.map(({ id }) => id)).toEqual([made[1], made[2]]);
    expect(back.has_more).toBe(true);
    await expect(paymentIntents.list({ starting_after: 'pi_nobody' })).rejects.toMatchObject({
      code: 'resource_missing',
    });
  });

  it('expands four steps deep and nothing that cannot be expanded', async () => {
    const paid = await sandbox.stripe.paymentIntents.create({
      ...{ amount: 1_000, currency: 'usd', confirm: true, payment_method: 'pm_card_visa' },
      expand: ['latest_charge.balance_transaction.source', 'payment_method'],
    });
    expect(paid.latest_charge).toMatchObject({ balance_transaction: { source: { object: 'charge' } } });
    expect(paid.payment_method).toMatchObject({ object: 'payment_method' });
    await expect(
      sandbox.stripe.paymentIntents.retrieve(paid.id, { expand: ['amount'] }),
    ).rejects.toMatchObject({ statusCode: 400, param: 'expand' });
  });
});
