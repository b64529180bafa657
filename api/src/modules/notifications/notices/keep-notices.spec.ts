import { notifiedClinic, type NotifiedClinic } from '../../../../test/notified-clinic.ts';
import { disputedClinic } from '../../../../test/disputed-clinic.ts';
import { SettleRefund } from '../../payments/refunds/settle-refund.ts';
import { OutboxRelay } from '../../../platform/jobs/outbox-relay.ts';
import { newId } from '../../../values/ids.ts';

describe('notices', () => {
  let clinic: NotifiedClinic;

  beforeEach(async () => {
    clinic = await notifiedClinic();
  });
  afterEach(() => clinic.close());

  const kindsOf = async (appointmentId: string) =>
    (await clinic.noticesOf(appointmentId)).map(({ side, kind }) => `${side}: ${kind}`);
  const step = (path: string, token: string, body: object = {}) =>
    clinic.world.call('POST', `/v1/appointments${path}`, { token, body });
  const booked = async (startsAt: string, payment: 'online' | 'at_visit' = 'at_visit') => {
    const { hospital } = clinic;
    const doctorId = await hospital.addDoctor();
    await hospital.addVisitType(doctorId, { payment, feeMinor: 50_000 });
    const slotId = await hospital.addSlot(doctorId, startsAt);
    const { accountId, token } = await hospital.addPatient();
    const { body } = await step('', token, { slotId });
    return { id: String(body.id), reference: String(body.reference), doctorId, accountId, token };
  };

  it('tell a patient that a visit is confirmed, with all that the mail says', async () => {
    const { id, reference, accountId } = await booked('2026-12-03T03:30:00.000Z');
    await clinic.tell();
    expect(await clinic.noticesOf(id)).toEqual([
      {
        kind: 'visit_confirmed',
        side: 'patient',
        address: `${accountId}@patients.test`,
        facts: {
          reference,
          hospital: 'City Hospital',
          timeZone: 'Asia/Kolkata',
          startsAt: '2026-12-03T03:30:00.000Z',
        },
        status: 'queued',
        attempts: 0,
        answer: null,
        messageId: expect.stringMatching(/^<[0-9a-f-]{36}@smartmedconnect\.test>$/),
      },
    ]);
  });

  it('tell nobody of a visit that is held, but when it is confirmed', async () => {
    const { id } = await booked('2026-12-03T03:30:00.000Z', 'online');
    await clinic.tell();
    expect(await kindsOf(id)).toEqual([]);
    await step(`/${id}/confirmation`, clinic.hospital.staff, { method: 'cash' });
    await clinic.hospital.database.query(`delete from outbox_events where type = 'payment.withdrawn'`);
    await clinic.tell();
    expect(await kindsOf(id)).toEqual(['patient: visit_confirmed']);
  });

  it('tell nobody that they have let go of what they held', async () => {
    const { id, token } = await booked('2026-12-03T03:30:00.000Z', 'online');
    const { status } = await step(`/${id}/cancellation`, token, { reasonCode: 'patient_request' });
    await clinic.hospital.database.query(`delete from outbox_events where type = 'payment.withdrawn'`);
    await clinic.tell();
    expect([status, await kindsOf(id)]).toEqual([200, []]);
  });

  it('tell of a move from when to when, and of a cancellation by whom', async () => {
    const { id, doctorId, token } = await booked('2026-12-03T03:30:00.000Z');
    const slotId = await clinic.hospital.addSlot(doctorId, '2026-12-04T03:30:00.000Z');
    await step(`/${id}/rescheduling`, token, { slotId });
    await step(`/${id}/cancellation`, clinic.hospital.staff, { reasonCode: 'hospital_closed' });
    await clinic.tell();
    const [, moved, cancelled] = await clinic.noticesOf(id);
    expect(moved).toMatchObject({
      kind: 'visit_moved',
      facts: { startsAt: '2026-12-04T03:30:00.000Z', fromStartsAt: '2026-12-03T03:30:00.000Z' },
    });
    expect(cancelled).toMatchObject({ kind: 'visit_cancelled', facts: { by: 'staff' } });
    expect(JSON.stringify(await clinic.noticesOf(id))).not.toContain('hospital_closed');
  });

  it('tell of money that goes back, and of money that the bank has sent back', async () => {
    const { id, appointmentId } = await clinic.disputed();
    await clinic.post(`/${id}/resolution`, clinic.hospital.admin, {
      outcome: 'refund_partial',
      amountMinor: 12_300,
      note: 'So be it.',
    });
    const { rows } = await clinic.hospital.database.query<{ id: string }>('select id from refunds');
    const attempt = { refundId: rows[0]!.id, attempt: 1, stripeRefundId: 're_1', failureCode: null };
    await clinic.world.app.get(SettleRefund).settle({ ...attempt, status: 'succeeded' });
    await clinic.world.app.get(SettleRefund).settle({ ...attempt, status: 'failed' });
    await clinic.tell();
    const money = { amountMinor: 12_300, currency: 'INR' };
    expect((await clinic.noticesOf(appointmentId)).filter(({ kind }) => /refund/.test(kind))).toMatchObject([
      { kind: 'refund_sent', side: 'patient', facts: { ...money, channel: 'online' } },
      { kind: 'refund_bounced', side: 'patient', facts: money },
    ]);
  });

  it('tell both sides of a dispute what it asks of them, and no word of it', async () => {
    await clinic.addStaff();
    const { id, appointmentId, token } = await clinic.disputed();
    const { admin, staff } = clinic.hospital;
    const say = (by: string, body: object) =>
      clinic.post(`/${id}/messages`, by, { text: 'My rash.', ...body });
    await say(staff, {});
    await say(admin, { internal: true });
    await say(admin, {});
    await say(admin, { asks: 'patient' });
    await say(token, {});
    await say(admin, { asks: 'hospital' });
    await clinic.post(`/${id}/resolution`, admin, { outcome: 'reject', note: 'The rash was seen.' });
    await clinic.tell();
    expect(await kindsOf(appointmentId)).toEqual([
      'patient: dispute_opened',
      'hospital: dispute_opened',
      'patient: dispute_answered',
      'patient: dispute_reply_asked',
      'hospital: dispute_reply_asked',
      'patient: dispute_resolved',
      'hospital: dispute_resolved',
    ]);
    const kept = await clinic.noticesOf(appointmentId);
    expect(kept[0]!.facts).toMatchObject({ dueAt: '2026-12-06T06:00:00.000Z', timeZone: 'Asia/Kolkata' });
    expect(JSON.stringify(kept)).not.toMatch(/rash|charged_but_not_seen|cardiology|Dr Rao/);
  });

  it('tell both sides when the patient withdraws', async () => {
    await clinic.addStaff();
    const { id, appointmentId, token } = await clinic.disputed();
    await clinic.post(`/${id}/withdrawal`, token, {});
    await clinic.tell();
    expect((await kindsOf(appointmentId)).slice(2)).toEqual([
      'patient: dispute_withdrawn',
      'hospital: dispute_withdrawn',
    ]);
  });

  it('tell everybody of the hospital who can sign in, and nobody of another', async () => {
    const [first, second] = [await clinic.addStaff(), await clinic.addStaff()];
    await clinic.addStaff({ suspended: true });
    const { appointmentId } = await clinic.disputed();
    await clinic.tell();
    const told = (await clinic.noticesOf(appointmentId)).filter(({ side }) => side === 'hospital');
    expect(told.map(({ address }) => address).sort()).toEqual([first.address, second.address].sort());
  });

  it('tell a patient whose account is suspended: the visit and the money are theirs', async () => {
    const { appointmentId, patientId } = await clinic.visited();
    await clinic.hospital.database.query(
      `update accounts set suspended_at = now(), suspension_reason = 'x', suspended_by = 'x' where id = $1`,
      [patientId],
    );
    const ids = { appointmentId, patientId, hospitalId: clinic.hospital.hospitalId };
    await clinic.say('appointment.cancelled', { ...ids, startsAt: '2026-12-03T03:30:00.000Z', by: 'admin' });
    await clinic.tell();
    expect(await kindsOf(appointmentId)).toEqual(['patient: visit_cancelled']);
  });

  it('are told once, however often their event is delivered', async () => {
    await clinic.addStaff();
    const { appointmentId } = await clinic.disputed();
    const { database } = clinic.hospital;
    const { rows } = await database.query('select id, type, payload, occurred_at from outbox_events');
    await clinic.tell();
    const once = await clinic.noticesOf(appointmentId);
    expect(once).toHaveLength(2);
    for (const { id, type, payload, occurred_at: at } of rows) {
      await database.query(
        `insert into outbox_events (id, type, payload, occurred_at) overriding system value values ($1, $2, $3, $4)`,
        [id, type, payload, at],
      );
    }
    await clinic.tell();
    expect(await clinic.noticesOf(appointmentId)).toEqual(once);
  });

  it('of a visit or an account that is not there keep nothing from anybody', async () => {
    const { appointmentId } = await clinic.told();
    const ids = { hospitalId: clinic.hospital.hospitalId, patientId: newId() };
    await clinic.say('dispute.withdrawn', { ...ids, appointmentId: newId() });
    await clinic.say('dispute.withdrawn', { ...ids, appointmentId });
    await clinic.say('dispute.withdrawn', { appointmentId: '; drop table notices' });
    await clinic.tell();
    const { rows } = await clinic.hospital.database.query('select from outbox_events');
    expect(rows).toEqual([]);
    expect(await kindsOf(appointmentId)).toEqual(['patient: visit_confirmed']);
  });

  it('go with the account they were for', async () => {
    const { id } = await clinic.addStaff();
    const { appointmentId } = await clinic.disputed();
    await clinic.tell();
    await clinic.hospital.database.query('delete from accounts where id = $1', [id]);
    expect(await kindsOf(appointmentId)).toEqual(['patient: dispute_opened']);
  });
});

describe('without a mail server', () => {
  it('nobody is told anything, and nothing is kept', async () => {
    const clinic = await disputedClinic();
    await clinic.disputed();
    expect(await clinic.world.app.get(OutboxRelay).drain()).toBe(1);
    const { rows } = await clinic.hospital.database.query('select from notices');
    expect(rows).toEqual([]);
    await clinic.close();
  });
});
