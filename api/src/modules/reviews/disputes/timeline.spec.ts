import { aPdf, disputedClinic, type DisputedClinic } from '../../../../test/disputed-clinic.ts';
import { newId } from '../../../values/ids.ts';
import type { TimelineEntry } from './timeline.schemas.ts';

describe('the timeline of a dispute', () => {
  let clinic: DisputedClinic;

  beforeAll(async () => {
    clinic = await disputedClinic();
  });
  afterAll(() => clinic.close());

  const signIn = (accountId: string, at: string) =>
    clinic.hospital.database.query(
      `insert into sessions (id, account_id, token_seed, user_agent, ip_address, created_at, rotated_at, expires_at)
       values ($1, $2, '\\x00', 'Firefox', '203.0.113.7', $3, $3, $3::timestamptz + interval '30 days')`,
      [newId(), accountId, at],
    );
  /** Booked and paid, checked in, disputed, discussed, and decided, in a few minutes. */
  const story = async () => {
    const visit = await clinic.visited();
    const { appointmentId, patientId } = visit;
    const { admin, staff, database } = clinic.hospital;
    await database.query(
      `insert into appointment_history (appointment_id, from_status, to_status, action, actor, at)
       values ($1, null, 'held', 'book', 'patient:' || $2, '2026-12-01T06:00:00Z'),
              ($1, 'confirmed', 'checked_in', 'check_in', 'staff:7', '2026-12-01T06:00:01Z')`,
      [appointmentId, patientId],
    );
    await signIn(patientId, '2026-12-01T05:59:00Z');
    await signIn(patientId, '2026-10-01T05:59:00Z');
    clinic.world.clock.advance({ minutes: 4 });
    const token = clinic.world.tokenFor({ role: 'patient', accountId: patientId });
    const opened = await clinic.post('', token, { appointmentId, kind: 'wrong_amount', text: 'Too much.' });
    const id = String(opened.body.id);
    await clinic.handIn(id, token, aPdf);
    await clinic.post(`/${id}/messages`, staff, { text: 'Half is right.' });
    await clinic.post(`/${id}/messages`, admin, { text: 'Agreed then.', internal: true });
    await clinic.post(`/${id}/assignment`, admin, {});
    await clinic.post(`/${id}/resolution`, admin, {
      outcome: 'refund_partial',
      amountMinor: 100,
      note: 'So be it.',
    });
    return { ...visit, id, token };
  };
  const timelineFor = async (id: string, reader: string): Promise<TimelineEntry[]> =>
    (await clinic.get(`/${id}`, reader)).body.timeline;
  const told = ({ kind, details }: TimelineEntry) =>
    kind === 'appointment' || kind === 'dispute' ? `${kind} ${String(details['action'])}` : kind;

  it('gathers by itself what happened, oldest first; each side sees its part', async () => {
    const { id, token, startsAt } = await story();
    const all = await timelineFor(id, clinic.hospital.admin);
    expect(all.map(told)).toEqual([
      'sign_in',
      'appointment book',
      'policy_accepted',
      'payment_begun',
      'payment_succeeded',
      'appointment check_in',
      'refund_requested',
      'dispute open',
      'dispute assign',
      'dispute resolve',
      'message',
      'internal_note',
      'file',
    ]);
    expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).sort());
    expect(all[0]).toMatchObject({ details: { ipAddress: '203.0.113.7', userAgent: 'Firefox' } });
    expect(all[1]!.details['to']).toMatchObject({ startsAt: startsAt.toISOString(), feeMinor: 50_000 });
    expect(all[2]!.details).toMatchObject({
      fullRefundNoticeHours: 24,
      text: expect.arrayContaining(['Disputes are taken for 30 days after the visit.']),
    });
    const forPatient = (await timelineFor(id, token)).map(told);
    expect(forPatient).toEqual(all.map(told).filter((kind) => kind !== 'internal_note'));
    const forHospital = (await timelineFor(id, clinic.hospital.staff)).map(told);
    expect(forHospital).toEqual(forPatient.filter((kind) => kind !== 'sign_in'));
  });

  it('tells admins who it was, and the others themselves and else only the side', async () => {
    const { id, token, patientId } = await story();
    const actors = async (reader: string) =>
      new Set((await timelineFor(id, reader)).map(({ actor }) => actor));
    expect(await actors(clinic.hospital.admin)).toContain('staff:7');
    expect(await actors(token)).toEqual(
      new Set(['patient', 'stripe', `patient:${patientId}`, 'staff', 'admin']),
    );
    expect([...(await actors(clinic.hospital.staff))].join()).not.toContain(patientId);
  });

  it('tells where a moved visit was moved from and to, and where it was booked at first', async () => {
    const { appointmentId, token, patientId } = await clinic.visited();
    const monday = placeAt('2026-12-07T04:30:00.000Z');
    const tuesday = placeAt('2026-12-08T03:30:00.000Z');
    await clinic.hospital.database.query(
      `insert into appointment_history (appointment_id, from_status, to_status, action, actor, details, at)
       values ($1, null, 'confirmed', 'book', 'patient:' || $2, '{}', '2026-12-01T05:00:00Z'),
              ($1, 'confirmed', 'confirmed', 'reschedule', 'staff:7', $3, '2026-12-01T05:30:00Z')`,
      [appointmentId, patientId, { from: monday, to: tuesday, returnedMinor: 0 }],
    );
    const { body } = await clinic.post('', token, {
      appointmentId,
      kind: 'other',
      text: 'I came on Monday.',
    });
    const [booked, moved] = (await timelineFor(body.id, token)).filter(({ kind }) => kind === 'appointment');
    expect(booked!.details).toEqual({
      action: 'book',
      fromStatus: null,
      toStatus: 'confirmed',
      to: monday,
      currency: 'INR',
    });
    expect(moved!.details).toEqual({
      action: 'reschedule',
      fromStatus: 'confirmed',
      toStatus: 'confirmed',
      from: monday,
      to: tuesday,
      currency: 'INR',
      returnedMinor: 0,
    });
  });

  it('tells of a refund that was begun by a process which did not write its steps yet', async () => {
    const { id } = await clinic.disputed();
    const { admin, database } = clinic.hospital;
    const part = { outcome: 'refund_partial', amountMinor: 10_000, note: 'Seen.' };
    await clinic.post(`/${id}/resolution`, admin, part);
    const refunds = async () =>
      (await timelineFor(id, admin)).filter(({ kind }) => kind === 'refund_requested');
    const written = await refunds();
    await database.query(`
      alter table refund_steps disable trigger refund_steps_kept;
      delete from refund_steps;
      alter table refund_steps enable always trigger refund_steps_kept`);
    expect(written).toMatchObject([
      { actor: expect.stringMatching(/^admin:/), details: { channel: 'online' } },
    ]);
    expect(await refunds()).toEqual(written);
  });

  it('holds no word of anybody', async () => {
    const { id, appointmentId } = await story();
    await clinic.hospital.database.query(
      `insert into appointment_history (appointment_id, from_status, to_status, action, actor, details, at)
       values ($1, 'held', 'confirmed', 'confirm', 'staff:7', $2, '2026-12-01T06:00:00Z')`,
      [appointmentId, { method: 'cash', note: 'Paid by her brother.' }],
    );
    const text = JSON.stringify(await timelineFor(id, clinic.hospital.admin));
    expect(text).not.toMatch(/Too much|Half is right|Agreed then|So be it|bill\.pdf|brother/);
    expect(text).toContain('"method":"cash"');
  });
});

function placeAt(startsAt: string) {
  const endsAt = new Date(Date.parse(startsAt) + 15 * 60_000).toISOString();
  return { doctorId: newId(), visitTypeId: newId(), startsAt, endsAt, feeMinor: 50_000 };
}
