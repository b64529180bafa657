import { noticesOf, type NumberedEvent } from './notices-of.ts';

const startsAt = '2026-12-03T06:00:00.000Z';
const dueAt = '2026-12-06T06:00:00.000Z';
const ids = {
  appointmentId: '01936f6e-7c00-7000-8000-000000000010',
  patientId: '01936f6e-7c00-7000-8000-000000000011',
  hospitalId: '01936f6e-7c00-7000-8000-000000000012',
  doctorId: '01936f6e-7c00-7000-8000-000000000013',
};
const disputeId = '01936f6e-7c00-7000-8000-000000000014';
const money = { amountMinor: 50_000, currency: 'INR', channel: 'online' };

function told(type: string, payload: Record<string, unknown>): NumberedEvent {
  return { id: '7', type, payload: { ...ids, ...payload }, occurredAt: '2026-12-01T06:00:00.000Z' };
}

const sidesTold = (event: NumberedEvent) => noticesOf([event]).map(({ side, kind }) => `${side}: ${kind}`);

describe('who is told what', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['appointment.booked', { startsAt, status: 'confirmed' }, ['patient: visit_confirmed']],
    ['appointment.booked', { startsAt, status: 'held' }, []],
    ['appointment.confirmed', { startsAt }, ['patient: visit_confirmed']],
    ['appointment.rescheduled', { startsAt, fromStartsAt: startsAt }, ['patient: visit_moved']],
    ['appointment.cancelled', { startsAt, by: 'staff' }, ['patient: visit_cancelled']],
    ['appointment.cancelled', { startsAt, by: 'patient', was: 'confirmed' }, ['patient: visit_cancelled']],
    ['appointment.cancelled', { startsAt, by: 'staff', was: 'held' }, ['patient: visit_cancelled']],
    ['appointment.cancelled', { startsAt, by: 'patient', was: 'held' }, []],
    ['appointment.checked_in', { startsAt }, []],
    ['appointment.expired', {}, []],
    ['refund.requested', money, []],
    ['refund.requested', { ...money, channel: 'desk' }, ['patient: refund_waiting']],
    ['refund.succeeded', money, ['patient: refund_sent']],
    ['refund.bounced', money, ['patient: refund_bounced']],
    ['dispute.opened', { dueAt }, ['patient: dispute_opened', 'hospital: dispute_opened']],
    ['dispute.answered', { side: 'hospital', said: 'message' }, ['patient: dispute_answered']],
    ['dispute.answered', { side: 'hospital', said: 'file' }, []],
    ['dispute.answered', { side: 'patient', said: 'message' }, []],
    ['dispute.answered', { side: 'admin', said: 'message' }, []],
    ['dispute.answered', { side: 'admin', asks: 'patient', dueAt }, ['patient: dispute_reply_asked']],
    ['dispute.answered', { side: 'admin', asks: 'hospital', dueAt }, ['hospital: dispute_reply_asked']],
    ['dispute.noted', {}, []],
    [
      'dispute.resolved',
      { refundMinor: null, currency: 'INR' },
      ['patient: dispute_resolved', 'hospital: dispute_resolved'],
    ],
    ['dispute.withdrawn', {}, ['patient: dispute_withdrawn', 'hospital: dispute_withdrawn']],
    ['review.published', {}, []],
    ['toString', {}, []],
  ])('of %s with %j: %j', (type, payload, sides) => {
    expect(sidesTold(told(type, payload))).toEqual(sides);
  });

  it('takes from an event what the mail says, and nothing else whatever it says', () => {
    const [notice] = noticesOf([
      told('dispute.opened', { disputeId, dueAt, text: 'my rash', kind: 'quality', version: 3 }),
    ]);

    expect(notice).toEqual({
      eventId: '7',
      side: 'patient',
      kind: 'dispute_opened',
      appointmentId: ids.appointmentId,
      disputeId,
      patientId: ids.patientId,
      hospitalId: ids.hospitalId,
      facts: { dueAt },
      occurredAt: '2026-12-01T06:00:00.000Z',
    });
  });

  it('passes over what does not know what the mail says, or whom it is about', () => {
    expect(noticesOf([told('refund.succeeded', {}), told('dispute.opened', {})])).toEqual([]);
    expect(noticesOf([told('dispute.withdrawn', { patientId: 'x' })])).toEqual([]);
    expect(noticesOf([{ ...told('dispute.withdrawn', {}), payload: {} }])).toEqual([]);
  });
});
