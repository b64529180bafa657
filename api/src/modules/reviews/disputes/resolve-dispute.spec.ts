import { auditLog } from '../../../../test/audit-log.ts';
import { disputedClinic, type DisputedClinic } from '../../../../test/disputed-clinic.ts';
import { balancesOf } from '../../../../test/paid-visit.ts';
import type { TimelineEntry } from './timeline.schemas.ts';
import { newId } from '../../../values/ids.ts';

describe('the resolution of a dispute', () => {
  let clinic: DisputedClinic;

  beforeAll(async () => {
    clinic = await disputedClinic();
  });
  afterAll(() => clinic.close());

  const resolve = (id: string, body: object, headers: Record<string, string> = {}) =>
    clinic.post(`/${id}/resolution`, clinic.hospital.admin, { note: 'Cut short by half.', ...body }, headers);
  const part = (amountMinor: number) => ({ outcome: 'refund_partial', amountMinor });

  it('returns a part, with a reason that the patient reads', async () => {
    const { id, token, appointmentId, paymentIds } = await clinic.disputed();
    const { status, body } = await resolve(id, part(20_000), { 'if-match': '1' });
    expect([status, body.status, body.awaits]).toEqual([200, 'resolved', null]);
    const seen = (await clinic.get(`/${id}`, token)).body;
    expect(seen.resolution).toEqual({
      outcome: 'refund_partial',
      refund: { amountMinor: 20_000, currency: 'INR' },
      refunds: [
        {
          id: expect.any(String),
          amount: { amountMinor: 20_000, currency: 'INR' },
          channel: 'online',
          status: 'pending',
          settledAt: null,
        },
      ],
      note: 'Cut short by half.',
      decidedBy: 'admin',
    });
    expect(seen.money.left).toEqual({ amountMinor: 30_000, currency: 'INR' });
    expect(await clinic.refundsOf(appointmentId)).toEqual([[20_000, 'dispute']]);
    expect(await balancesOf(clinic.world, paymentIds)).toEqual({
      patient: -50_000,
      refund: 20_000,
      hospital: expect.any(Number),
      platform: expect.any(Number),
    });
    expect((await clinic.eventsOf(id)).map(({ type }) => type)).toEqual([
      'dispute.opened',
      'dispute.resolved',
    ]);
  });

  it('returns all that is left, of every payment of the visit', async () => {
    const { id, appointmentId } = await clinic.disputed(
      { amountMinor: 40_000 },
      { amountMinor: 10_000, channel: 'cash' },
    );
    const { body } = await resolve(id, { outcome: 'refund_full' });
    expect(body.resolution.refund.amountMinor).toBe(50_000);
    expect(body.resolution.refunds.map(({ channel }: { channel: string }) => channel).sort()).toEqual([
      'desk',
      'online',
    ]);
    expect((await clinic.refundsOf(appointmentId)).reduce((sum, [amount]) => sum + Number(amount), 0)).toBe(
      50_000,
    );
  });

  it('stands in the audit log by itself, and so does each refund', async () => {
    const { id, paymentIds } = await clinic.disputed({ amountMinor: 40_000 }, { amountMinor: 10_000 });
    const before = (await auditLog(clinic.world)).length;
    const { body } = await resolve(id, { outcome: 'refund_full' });
    const [decision, ...refunds] = await auditLog(clinic.world, before);
    expect(decision).toMatchObject({ action: 'dispute.resolved', resourceId: id });
    const refundIds = body.resolution.refunds.map((refund: { id: string }) => refund.id);
    expect(refunds.map(({ resourceId }) => resourceId).sort()).toEqual(refundIds.sort());
    expect(refunds.map(({ details: { paymentId } }) => paymentId).sort()).toEqual([...paymentIds].sort());
    refunds.forEach((entry) =>
      expect(entry).toMatchObject({
        action: 'refund.requested',
        hospitalId: clinic.hospital.hospitalId,
        details: { disputeId: id, reasonCode: 'dispute' },
      }),
    );
    expect(refunds.reduce((sum, { details }) => sum + Number(details['amount'].amountMinor), 0)).toBe(50_000);
  });

  it('may reject, which returns nothing', async () => {
    const { id, appointmentId } = await clinic.disputed();
    const { body } = await resolve(id, { outcome: 'reject' });
    expect(body.resolution).toEqual({
      outcome: 'reject',
      refund: null,
      refunds: [],
      note: 'Cut short by half.',
      decidedBy: expect.stringContaining('admin:'),
      deciderName: null,
    });
    expect(await clinic.refundsOf(appointmentId)).toEqual([]);
  });

  it('of what nobody had taken up is its decider’s work, and admins alone read whose', async () => {
    const { id, token } = await clinic.disputed();
    const accountId = newId();
    await clinic.hospital.database.query(
      `insert into accounts (id, role, email, password_hash, full_name, created_at, updated_at)
       values ($1, 'admin', $2, 'x', 'Noor Haddad', now(), now())`,
      [accountId, `${accountId}@admins.test`],
    );
    const decider = clinic.world.tokenFor({ role: 'admin', accountId });
    const { body } = await clinic.post(`/${id}/resolution`, decider, { outcome: 'reject', note: 'No.' });
    expect(body).toMatchObject({
      assigneeId: accountId,
      assigneeName: 'Noor Haddad',
      resolution: { decidedBy: `admin:${accountId}`, deciderName: 'Noor Haddad' },
    });
    const seen = (await clinic.get(`/${id}`, token)).body;
    expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${accountId}|Noor`));
  });

  it('of what another admin had taken up leaves it theirs', async () => {
    const { id } = await clinic.disputed();
    const accountId = newId();
    await clinic.post(`/${id}/assignment`, clinic.world.tokenFor({ role: 'admin', accountId }), {});
    const { body } = await resolve(id, { outcome: 'reject' });
    expect(body.assigneeId).toBe(accountId);
    expect(body.resolution.decidedBy).not.toContain(accountId);
  });

  it('by two admins at once, again and again: one decides, the other gets 412, and money goes back once', async () => {
    for (let round = 0; round < 10; round++) {
      const { id, appointmentId } = await clinic.disputed();
      const headers = round % 2 === 0 ? { 'if-match': '1' } : undefined;
      const answers = await Promise.all([
        resolve(id, part(10_000), headers),
        resolve(id, { outcome: 'refund_full' }, headers),
        resolve(id, part(7_000), headers),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
      const decided = answers.find(({ status }) => status === 200)!.body.resolution.refund.amountMinor;
      expect(await clinic.refundsOf(appointmentId)).toEqual([[decided, 'dispute']]);
      expect(answers.find(({ status }) => status === 412)!.body).toMatchObject({
        code: 'conflict.version',
        currentVersion: 2,
      });
    }
  });

  it('of what a party has said more about meanwhile is 412', async () => {
    const { id, appointmentId } = await clinic.disputed();
    await clinic.post(`/${id}/messages`, clinic.hospital.staff, { text: 'She was seen by a colleague.' });
    expect((await resolve(id, { outcome: 'refund_full' }, { 'if-match': '1' })).status).toBe(412);
    expect(await clinic.refundsOf(appointmentId)).toEqual([]);
  });

  it.each([
    ['noted for the others', { internal: true }],
    ['asked the patient', { asks: 'patient' }],
  ])(
    'of what another admin has meanwhile %s is 412; what one says to both sides changes nothing',
    async (_what, how) => {
      const { id } = await clinic.disputed();
      const { admin } = clinic.hospital;
      await clinic.post(`/${id}/messages`, admin, { text: 'We look into it.' });
      expect((await clinic.get(`/${id}`, admin)).body.version).toBe(1);
      await clinic.post(`/${id}/messages`, admin, { text: 'The third this week.', ...how });
      const refused = await resolve(id, { outcome: 'refund_full' }, { 'if-match': '1' });
      expect([refused.status, refused.body.currentVersion]).toEqual([412, 2]);
    },
  );

  it('that is sent twice takes effect once, and is answered alike', async () => {
    const { id, appointmentId } = await clinic.disputed();
    const headers = { 'idempotency-key': newId(), 'if-match': '1' };
    const answers = await Promise.all([1, 2, 3].map(() => resolve(id, part(10_000), headers)));
    const again = await resolve(id, part(10_000), headers);
    expect([again.status, again.headers['idempotency-replayed']]).toEqual([200, 'true']);
    const done = answers.filter(({ status }) => status === 200);
    expect(done.length).toBeGreaterThan(0);
    done.forEach(({ body }) => expect(body).toEqual(again.body));
    expect(await clinic.refundsOf(appointmentId)).toEqual([[10_000, 'dispute']]);
    const other = await resolve(id, part(20_000), headers);
    expect([other.status, other.body.code]).toEqual([422, 'request.idempotency_mismatch']);
  });

  it('stands when the refund fails, and shows how far the money really is', async () => {
    const { id, token, appointmentId } = await clinic.disputed();
    await resolve(id, part(10_000));
    await clinic.failRefunds(appointmentId);
    const { body } = await clinic.get(`/${id}`, token);
    expect([body.status, body.resolution.refunds[0].status]).toEqual(['resolved', 'failed']);
    expect(body.timeline.at(-1)).toMatchObject({ details: { action: 'resolve' } });
    expect(body.timeline.map(({ kind }: { kind: string }) => kind)).toContain('refund_failed');
  });

  it('tells of a refund that failed, that it did, who tried again and what came of it in the end', async () => {
    const { id, appointmentId } = await clinic.disputed();
    const { admin, staff } = clinic.hospital;
    const { body: decided } = await resolve(id, part(10_000));
    const refund = `/v1/refunds/${decided.resolution.refunds[0].id}`;
    clinic.world.clock.advance({ minutes: 1 });
    await clinic.failRefunds(appointmentId);
    const retried = await clinic.world.call('POST', `${refund}/retry`, { token: admin });
    clinic.world.clock.advance({ minutes: 1 });
    await clinic.failRefunds(appointmentId);
    const settled = await clinic.world.call('POST', `${refund}/settlement`, { token: staff });
    expect([retried.status, settled.status]).toEqual([200, 200]);
    const { timeline } = (await clinic.get(`/${id}`, admin)).body as { timeline: TimelineEntry[] };
    const ofRefund = timeline.filter(({ kind }) => kind.startsWith('refund_'));
    expect(
      ofRefund.map(({ kind, actor, details: { channel, failureCode } }) =>
        [kind, actor.split(':')[0], channel, ...(failureCode === undefined ? [] : [failureCode])].join(' '),
      ),
    ).toEqual([
      'refund_requested admin online',
      'refund_failed stripe online expired_or_canceled_card',
      'refund_retried admin online',
      'refund_failed stripe online expired_or_canceled_card',
      'refund_succeeded staff desk',
    ]);
    expect(new Set(ofRefund.map(({ at }) => at)).size).toBe(3);
  });

  describe('422', () => {
    it('never returns more than is left, and leaves the dispute as it was', async () => {
      const { id, appointmentId } = await clinic.disputed();
      const { status, body } = await resolve(id, part(50_001));
      expect([status, body.code, body.left]).toEqual([
        422,
        'payments.refund_exceeds_payment',
        { amountMinor: 50_000, currency: 'INR' },
      ]);
      expect((await clinic.get(`/${id}`, clinic.hospital.admin)).body.status).toBe('open');
      expect(await clinic.refundsOf(appointmentId)).toEqual([]);
    });

    it('returns nothing of a visit that nothing is left of', async () => {
      const { id, token, appointmentId } = await clinic.disputed();
      await resolve(id, { outcome: 'refund_full' });
      const second = await clinic.post('', token, { appointmentId, kind: 'other', text: 'Once more.' });
      const { body } = await resolve(second.body.id, { outcome: 'refund_full' });
      expect(body.code).toBe('payments.refund_exceeds_payment');
    });

    it.each([
      ['a part without an amount', { outcome: 'refund_partial' }, '/amountMinor'],
      ['a rejection with one', { outcome: 'reject', amountMinor: 5 }, '/amountMinor'],
      ['no reason', { ...part(5), note: ' ' }, '/note'],
    ])('names %s', async (_what, body, pointer) => {
      const refused = await resolve(newId(), body);
      expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, pointer]);
    });

    it('names an amount that cards cannot settle', async () => {
      const { id, appointmentId } = await clinic.disputed({
        currency: 'KWD',
        amountMinor: 5_000,
        platformFeeMinor: 250,
      });
      await clinic.hospital.database.query(`update disputes set currency = 'KWD' where appointment_id = $1`, [
        appointmentId,
      ]);
      expect((await resolve(id, part(1_235))).body.errors[0].code).toBe('not_multiple_of');
    });
  });

  it('is for admins alone', async () => {
    const { id, token } = await clinic.disputed();
    const body = { outcome: 'refund_full', note: 'Mine.' };
    for (const asker of [token, clinic.hospital.staff]) {
      expect((await clinic.post(`/${id}/resolution`, asker, body)).status).toBe(403);
    }
  });
});
