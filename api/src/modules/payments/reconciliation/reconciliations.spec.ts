import { jest } from '@jest/globals';
import { type ReconciledWorld, reconciledWorld } from '../../../../test/reconciled-world.ts';
import { newId } from '../../../values/ids.ts';
import { MoneyRetention } from './money-retention.ts';
import { RequestReconciliation } from './request-reconciliation.ts';
import { RunReconciliation } from './run-reconciliation.ts';

// A sandbox and an application start.
jest.setTimeout(60_000);

const all = { from: '2026-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };

describe('a comparison with Stripe', () => {
  let books: ReconciledWorld;
  const call = (method: string, path: string, body?: object, token = books.hospital.admin) =>
    books.world.call(method, `/v1/reconciliations${path}`, { token, ...(body && { body }) });
  const run = (id: string) => books.world.app.get(RunReconciliation).run(id);

  beforeAll(async () => {
    books = await reconciledWorld();
  });
  afterEach(() => books.stripe.control('PUT', 'faults', {}));
  afterAll(() => books.close());

  it('is begun by admins, one at a time, and tells what it found', async () => {
    await books.paidIntent({ metadata: { payment_id: newId() } });
    const { id } = await books.paidIntent();
    const { paymentId } = await books.waiting(id);
    const begun = await call('POST', '', all);
    expect(begun).toMatchObject({ status: 201, body: { status: 'running', checked: 0, completedAt: null } });
    const again = await call('POST', '', {});
    expect(again).toMatchObject({ status: 200, body: { id: begun.body.id } });

    await run(begun.body.id);
    expect((await call('GET', `/${begun.body.id}`)).body).toMatchObject({
      status: 'completed',
      from: '2026-01-01T00:00:00.000Z',
      checked: 2,
      healed: 1,
      reported: 1,
    });
    const found = await call('GET', `/${begun.body.id}/differences?limit=1`);
    expect(found.body.items).toHaveLength(1);
    const rest = await call('GET', `/${begun.body.id}/differences?cursor=${found.body.nextCursor}`);
    expect([...found.body.items, ...rest.body.items]).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'intent_unknown', action: 'reported', paymentId: null }),
        expect.objectContaining({
          kind: 'payment_behind',
          action: 'healed',
          paymentId,
          stripeId: id,
          detail: 'pending here, succeeded at Stripe',
        }),
      ]),
    );
    const reported = await call('GET', `/${begun.body.id}/differences?action=reported`);
    expect(reported.body.items).toHaveLength(1);
    expect((await call('GET', '')).body.items[0].id).toBe(begun.body.id);
  });

  it('of a window that ends before it begins is refused', async () => {
    const { status, body } = await call('POST', '', { from: all.to, to: all.from });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ pointer: '/from', code: 'not_before_to' }]);
  });

  it('is nobody’s business but the admins’', async () => {
    for (const token of [books.hospital.staff, books.hospital.doctor]) {
      expect((await call('POST', '', {}, token)).status).toBe(403);
      expect((await call('GET', '', undefined, token)).status).toBe(403);
    }
    expect((await call('GET', `/${newId()}`)).status).toBe(404);
  });

  it('that finds Stripe gone goes on where it was, and reports once', async () => {
    const { body } = await call('POST', '', all);
    await books.stripe.control('PUT', 'faults', { calls: { failBefore: 1 } });
    await expect(run(body.id)).rejects.toMatchObject({ kind: 'unavailable' });
    expect((await call('GET', `/${body.id}`)).body.status).toBe('running');
    await books.stripe.control('PUT', 'faults', {});
    await run(body.id);
    await run(body.id);
    expect((await call('GET', `/${body.id}`)).body).toMatchObject({ status: 'completed', reported: 1 });
  });

  it('whose process was killed is told as failed, and the next one can begin', async () => {
    const lost = (await call('POST', '', all)).body;
    books.world.clock.advance({ minutes: 6 });
    expect((await call('GET', `/${lost.id}`)).body.status).toBe('failed');
    const next = await call('POST', '', all);
    expect(next.status).toBe(201);
    expect(next.body.id).not.toBe(lost.id);
    await run(lost.id);
    expect((await call('GET', `/${lost.id}`)).body).toMatchObject({ status: 'failed', checked: 0 });
    await run(next.body.id);
  });

  it('by the clock looks at the last three days, or at all since the last one by the clock', async () => {
    const clocked = books.world.app.get(RequestReconciliation);
    const daysBack = async () => {
      const { rows } = await books.hospital.database.query<{ id: string; by: string; days: number }>(
        `select id, requested_by as by, extract(epoch from to_at - from_at)::float8 / 86400 as days
           from reconciliations order by id desc limit 1`,
      );
      await run(rows[0]!.id);
      return rows[0];
    };
    await clocked.goOn();
    expect(await daysBack()).toMatchObject({ by: 'schedule', days: 3 });
    books.world.clock.advance({ days: 1 });
    await clocked.goOn();
    expect(await daysBack()).toMatchObject({ days: 3 });
    books.world.clock.advance({ days: 9 });
    await clocked.goOn();
    expect(await daysBack()).toMatchObject({ days: 9 });
    await clocked.lookBack(35 * 86_400_000);
    expect(await daysBack()).toMatchObject({ days: 35 });
  });
});

describe('the money’s figures', () => {
  let books: ReconciledWorld;
  const figures = async () => (await books.world.call('GET', '/metrics')).body as string;
  const figure = async (name: string) =>
    (await figures())
      .split('\n')
      .find((line) => line.startsWith(name))
      ?.slice(name.length + 1);

  beforeAll(async () => {
    books = await reconciledWorld();
  });
  afterAll(() => books.close());

  it('count what differed, what waits, and the ledger, which sums to zero', async () => {
    await books.paidIntent({ metadata: { payment_id: newId() } });
    await books.paid();
    const { paymentId } = await books.paid();
    await books.waiting(null);
    await books.compare(null);
    await books.hospital.database.query(
      `insert into refunds (id, payment_id, amount_minor, platform_fee_minor, reason, channel, status, requested_by,
         requested_at, updated_at) values ($1, $2, 1, 0, 'goodwill', 'online', 'failed', 'test', now(), now())`,
      [newId(), paymentId],
    );
    await books.hospital.database.query(
      `insert into stripe_events (id, type, received_at) values ('evt_1', 'payment_intent.succeeded', now())`,
    );
    const differences = 'payments_reconciliation_differences_total{kind="intent_unknown",action="reported"}';
    expect(await figure(differences)).toBe('1');
    expect(await figure('payments_ledger_sum_minor{currency="INR"}')).toBe('0');
    expect(await figure('payments_refunds_open{status="failed"}')).toBe('1');
    expect(await figure('payments_stripe_events_waiting')).toBe('1');
    expect(await figure('payments_pending_overdue')).toBe('0');
    books.world.clock.advance({ hours: 2 });
    expect(await figure('payments_pending_overdue')).toBe('1');
    await books.paid();
    expect(await figure('payments_ledger_sum_minor{currency="INR"}')).toBe('0');
  });

  it('of the ledger tell a book that was broken, in what had been summed up before too', async () => {
    const { paymentId } = await books.paid();
    const database = books.hospital.database;
    await database.query('alter table ledger_entries disable trigger ledger_entries_balanced');
    await database.query(
      `insert into ledger_entries (transaction_id, payment_id, kind, account, amount_minor, currency, at)
       values ($1, $2, 'planted', 'hospital', 7, 'INR', $3)`,
      [newId(), paymentId, books.world.clock.now()],
    );
    await database.query('alter table ledger_entries enable trigger ledger_entries_balanced');
    expect(await figure('payments_ledger_sum_minor{currency="INR"}')).toBe('7');
    books.world.clock.advance({ hours: 1 });
    expect(await figure('payments_ledger_sum_minor{currency="INR"}')).toBe('7');
  });

  it('forget signatures that are stale and events of long ago that were applied', async () => {
    const now = books.world.clock.now().getTime();
    const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000);
    const daysAgo = (days: number) => minutesAgo(days * 24 * 60);
    const database = books.hospital.database;
    await database.query('delete from stripe_events');
    await database.query(
      `insert into stripe_signatures (hash, received_at) values ('\\x01', $1), ('\\x02', $2)`,
      [minutesAgo(11), minutesAgo(4)],
    );
    await database.query(
      `insert into stripe_events (id, type, received_at, applied_at)
       values ('evt_old', 'x', $1, $1), ('evt_waiting', 'x', $1, null), ('evt_new', 'x', $2, $2)`,
      [daysAgo(91), daysAgo(89)],
    );
    await books.world.app.get(MoneyRetention).sweep();
    const left = await database.query(`select id from stripe_events order by id`);
    expect(left.rows).toEqual([{ id: 'evt_new' }, { id: 'evt_waiting' }]);
    expect((await database.query(`select from stripe_signatures`)).rowCount).toBe(1);
  });
});
