import { disputedClinic, type DisputedClinic } from '../../../../test/disputed-clinic.ts';
import { newId } from '../../../values/ids.ts';

describe('a dispute', () => {
  let clinic: DisputedClinic;

  beforeAll(async () => {
    clinic = await disputedClinic();
  });
  afterAll(() => clinic.close());

  const input = (appointmentId: string, change: object = {}) => ({
    appointmentId,
    kind: 'wrong_amount',
    text: 'I paid twice for one rash.',
    ...change,
  });

  describe('201', () => {
    it('is opened by the patient, and the hospital has five days to answer', async () => {
      const { appointmentId, patientId, token } = await clinic.visited();
      const { status, body } = await clinic.post('', token, input(appointmentId));
      expect([status, body]).toEqual([
        201,
        expect.objectContaining({
          appointmentId,
          patientId,
          hospitalId: clinic.hospital.hospitalId,
          reference: appointmentId,
          kind: 'wrong_amount',
          status: 'open',
          text: 'I paid twice for one rash.',
          awaits: 'hospital',
          dueAt: '2026-12-06T06:00:00.000Z',
          resolution: null,
          money: {
            paid: { amountMinor: 50_000, currency: 'INR' },
            refunded: { amountMinor: 0, currency: 'INR' },
            owed: { amountMinor: 0, currency: 'INR' },
            left: { amountMinor: 50_000, currency: 'INR' },
          },
          messages: [],
          files: [],
          version: 1,
        }),
      ]);
      expect(body).not.toHaveProperty('assigneeId');
    });

    it('lies sealed in the database, and events tell ids and the version alone', async () => {
      const { id, token } = await clinic.disputed();
      await clinic.post(`/${id}/messages`, token, { text: 'The rash is back.' });
      const { rows } = await clinic.hospital.database.query<{ row: string }>(
        `select d::text || convert_from(decode(encode(d.text, 'hex'), 'escape'), 'latin1') || coalesce(m::text, '') as row
           from disputes d left join dispute_messages m on m.dispute_id = d.id where d.id = $1`,
        [id],
      );
      expect(rows[0]!.row).not.toContain('rash');
      const events = await clinic.eventsOf(id);
      expect(events.map(({ type }) => type)).toEqual(['dispute.opened', 'dispute.answered']);
      expect(Object.keys(events[0]!.payload).sort().join()).toBe(
        'appointmentId,disputeId,doctorId,dueAt,hospitalId,patientId,version',
      );
    });

    it('is opened once by a request that comes twice', async () => {
      const { appointmentId, token } = await clinic.visited();
      const headers = { 'idempotency-key': newId() };
      const first = await clinic.post('', token, input(appointmentId), headers);
      const again = await clinic.post('', token, input(appointmentId), headers);
      expect([again.status, again.body, again.headers['idempotency-replayed']]).toEqual([
        201,
        first.body,
        'true',
      ]);
    });
  });

  describe('404', () => {
    it('another’s appointment or dispute is answered like nobody’s', async () => {
      const { appointmentId, id, token } = await clinic.disputed();
      const { stranger, elsewhere } = clinic;
      const message = { text: 'Let me in.' };
      const refused = [
        await clinic.post('', stranger, input(appointmentId)),
        await clinic.post('', token, input(newId())),
        await clinic.get(`/${id}`, stranger),
        await clinic.get(`/${id}`, elsewhere),
        await clinic.get(`/${newId()}`, clinic.hospital.admin),
        await clinic.post(`/${id}/messages`, stranger, message),
        await clinic.post(`/${id}/messages`, elsewhere, message),
        await clinic.post(`/${id}/withdrawal`, stranger),
        await clinic.handIn(id, elsewhere, Buffer.from('%PDF-1.7')),
        await clinic.get(`?hospitalId=${clinic.hospital.hospitalId}`, elsewhere),
      ];
      expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
        refused.map(() => [404, 'not_found']),
      );
      expect((await clinic.get('', elsewhere)).body.items).toEqual([]);
    });
  });

  it('is not opened by an account that has become a doctor’s while its token says patient', async () => {
    const { appointmentId, token, patientId } = await clinic.visited();
    const { hospitalId, doctorId, database } = clinic.hospital;
    await database.query(
      `update accounts set role = 'doctor', hospital_id = $2, doctor_id = $3 where id = $1`,
      [patientId, hospitalId, doctorId],
    );
    const { status, body } = await clinic.post('', token, { appointmentId, kind: 'other', text: 'No bill.' });
    expect([status, body.code]).toEqual([403, 'auth.forbidden']);
  });

  describe('409', () => {
    it('is the only open one of its appointment, however many are opened at once', async () => {
      const { appointmentId, token } = await clinic.visited();
      const answers = await Promise.all([1, 2, 3, 4].map(() => clinic.post('', token, input(appointmentId))));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
      const second = await clinic.post('', token, input(appointmentId));
      const opened = answers.find(({ status }) => status === 201)!;
      expect(second.body).toMatchObject({ code: 'conflict.exists', disputeId: opened.body.id });
      await clinic.post(`/${opened.body.id}/withdrawal`, token);
      expect((await clinic.post('', token, input(appointmentId))).status).toBe(201);
    });

    it('is not taken before there was anything to complain of, nor later than the policy says', async () => {
      const { appointmentId, token } = await clinic.visited();
      const early = await clinic.post('', token, input(appointmentId, { kind: 'doctor_no_show' }));
      expect([early.status, early.body.code]).toEqual([409, 'disputes.too_early']);
      await clinic.hospital.database.query(
        `update appointments set starts_at = '2026-10-31T05:00:00Z', ends_at = '2026-10-31T05:15:00Z' where id = $1`,
        [appointmentId],
      );
      const late = await clinic.post('', token, input(appointmentId));
      expect([late.status, late.body.code]).toEqual([409, 'disputes.too_late']);
    });

    it('that is withdrawn takes nothing more', async () => {
      const { id, token } = await clinic.disputed();
      const { body } = await clinic.post(`/${id}/withdrawal`, token);
      expect(body).toMatchObject({ status: 'withdrawn', awaits: null, dueAt: null, resolution: null });
      const { admin } = clinic.hospital;
      const refused = [
        await clinic.post(`/${id}/withdrawal`, token),
        await clinic.post(`/${id}/messages`, token, { text: 'After all …' }),
        await clinic.post(`/${id}/assignment`, admin, {}),
        await clinic.post(`/${id}/resolution`, admin, { outcome: 'refund_full', note: 'Fine.' }),
        await clinic.handIn(id, token, Buffer.from('%PDF-1.7')),
      ];
      expect(refused.map(({ status, body: { code } }) => [status, code])).toEqual(
        refused.map(() => [409, 'disputes.closed']),
      );
    });
  });

  describe('422', () => {
    it('names every fault of what was sent', async () => {
      const { body } = await clinic.post('', clinic.stranger, { appointmentId: 'x', kind: 'sue', more: 1 });
      expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
        '/appointmentId',
        '/kind',
        '/more',
        '/text',
      ]);
    });
  });

  describe('the messages', () => {
    it('are read by both sides; internal notes by admins alone', async () => {
      const { id, token } = await clinic.disputed();
      const { staff, admin } = clinic.hospital;
      await clinic.post(`/${id}/messages`, staff, { text: 'An emergency.' });
      const note = await clinic.post(`/${id}/messages`, admin, {
        text: 'The third this week.',
        internal: true,
      });
      expect([note.status, note.body.internal]).toEqual([201, true]);
      expect((await clinic.eventsOf(id)).map(({ type }) => type)).toEqual([
        'dispute.opened',
        'dispute.answered',
        'dispute.noted',
      ]);
      const textsFor = async (reader: string) =>
        (await clinic.get(`/${id}`, reader)).body.messages.map(({ text }: { text: string }) => text);
      expect(await textsFor(token)).toEqual(['An emergency.']);
      expect(await textsFor(staff)).toEqual(['An emergency.']);
      expect(await textsFor(admin)).toEqual(['An emergency.', 'The third this week.']);
      const { body } = await clinic.get(`/${id}`, token);
      expect(body.messages[0].author).toBe('staff');
      expect(body.timeline.map(({ kind }: { kind: string }) => kind)).not.toContain('internal_note');
      const refused = await clinic.post(`/${id}/messages`, staff, { text: 'For us.', internal: true });
      expect([refused.status, refused.body.code]).toEqual([403, 'auth.forbidden']);
    });

    it('of admins for each other change nothing that the others see, nor what they may do with what they saw', async () => {
      const { id, token, dispute } = await clinic.disputed();
      const { staff, admin } = clinic.hospital;
      clinic.world.clock.advance({ minutes: 1 });
      await clinic.post(`/${id}/messages`, admin, { text: 'The third this week.', internal: true });
      for (const reader of [token, staff]) {
        const { version, updatedAt } = (await clinic.get(`/${id}`, reader)).body;
        expect({ version, updatedAt }).toEqual({ version: 1, updatedAt: dispute.updatedAt });
      }
      expect((await clinic.get(`/${id}`, admin)).body.version).toBe(2);
      const withdrawn = await clinic.post(`/${id}/withdrawal`, token, undefined, { 'if-match': '1' });
      expect(withdrawn).toMatchObject({ status: 200, body: { status: 'withdrawn', version: 2 } });
    });

    it('move on who is to answer, and until when', async () => {
      const { id, token } = await clinic.disputed();
      const { staff, admin } = clinic.hospital;
      const afterwards = async () => {
        const { awaits, dueAt } = (await clinic.get(`/${id}`, token)).body;
        return [awaits, String(dueAt).slice(0, 10)];
      };
      await clinic.post(`/${id}/messages`, token, { text: 'One more thing.' });
      expect(await afterwards()).toEqual(['hospital', '2026-12-06']);
      await clinic.post(`/${id}/messages`, staff, { text: 'We are sorry.' });
      expect(await afterwards()).toEqual(['admin', '2026-12-04']);
      await clinic.post(`/${id}/messages`, admin, { text: 'Have you the bill?', asks: 'patient' });
      expect(await afterwards()).toEqual(['patient', '2026-12-08']);
      await clinic.post(`/${id}/messages`, token, { text: 'Here.' });
      expect(await afterwards()).toEqual(['admin', '2026-12-04']);
    });
  });

  describe('its assignment', () => {
    it('takes it under review, by the admin who asks or to another one who can sign in', async () => {
      const { id, token } = await clinic.disputed();
      const accountId = newId();
      const admin = clinic.world.tokenFor({ role: 'admin', accountId });
      const mine = await clinic.post(`/${id}/assignment`, admin, {}, { 'if-match': '1' });
      expect(mine.body).toMatchObject({ status: 'under_review', assigneeId: accountId, version: 2 });
      const nobody = await clinic.post(`/${id}/assignment`, admin, { assigneeId: newId() });
      expect([nobody.status, nobody.body.errors[0].pointer]).toEqual([422, '/assigneeId']);
      const stale = await clinic.post(`/${id}/assignment`, admin, {}, { 'if-match': '1' });
      expect([stale.status, stale.body.code]).toEqual([412, 'conflict.version']);
      expect((await clinic.get('?assignee=me', admin)).body.items).toHaveLength(1);
      const seen = (await clinic.get(`/${id}`, token)).body;
      expect(JSON.stringify(seen)).not.toContain(accountId);
    });
  });

  describe('the list', () => {
    it('shows each side its own, filtered, page by page, the newest first', async () => {
      const first = await clinic.disputed();
      const second = await clinic.disputed();
      const { staff, admin } = clinic.hospital;
      const idsOf = async (query: string, token: string): Promise<string[]> =>
        (await clinic.get(query, token)).body.items.map(({ id }: { id: string }) => id);
      expect(await idsOf('', first.token)).toEqual([first.id]);
      expect((await idsOf('?kind=charged_but_not_seen&status=open', staff)).slice(0, 2)).toEqual([
        second.id,
        first.id,
      ]);
      expect(await idsOf('?kind=quality', staff)).toEqual([]);
      expect(await idsOf(`?q=${first.appointmentId.toUpperCase()}`, admin)).toEqual([first.id]);
      expect(await idsOf(`?hospitalId=${newId()}`, admin)).toEqual([]);
      const page = await clinic.get('?limit=1', admin);
      expect(page.body.items[0].id).toBe(second.id);
      expect(await idsOf(`?limit=1&cursor=${page.body.nextCursor}`, admin)).toEqual([first.id]);
      expect((await clinic.get('?assignee=nobody', staff)).status).toBe(403);
    });
  });
});
