import { newsOf, type ToldEvent } from './news-of.ts';

const at = '2026-12-01T06:00:00.000Z';
const visit = { appointmentId: 'a', hospitalId: 'city', doctorId: 'rao', patientId: 'mila' };

function told(type: string, payload: Record<string, unknown>): ToldEvent {
  return { type, payload, occurredAt: at };
}

function progressed(importId: string, doneRows: number): ToldEvent {
  return told('import.progressed', { importId, hospitalId: 'city', totalRows: 9, doneRows, rejectedRows: 1 });
}

describe('the news in events', () => {
  it('says which record has changed, whose, and since which version, and no patient', () => {
    const [checkedIn] = newsOf([told('appointment.checked_in', { ...visit, version: 3 })]);

    expect(checkedIn).toEqual({
      doctorIds: ['rao'],
      news: {
        type: 'appointment.checked_in',
        topic: 'appointment',
        id: 'a',
        hospitalId: 'city',
        doctorId: 'rao',
        appointmentId: 'a',
        version: 3,
        occurredAt: at,
        progress: null,
      },
    });
  });

  it('of a dispute tells no version: admins count their notes too', () => {
    const news = newsOf(
      ['dispute.answered', 'dispute.noted'].map((type) => told(type, { disputeId: 'd', version: 2 })),
    );

    expect(news.map(({ news: { version } }) => version)).toEqual([null, null]);
  });

  it.each(['running', 'completed', 'abandoned'] as const)('says of an import that it is %s', (status) => {
    const [ended] = newsOf([told('import.abandoned', { importId: 'one', status, totalRows: 9 })]);

    expect(ended?.news.progress).toMatchObject({ status, totalRows: 9 });
  });

  it('takes nothing else out of an event, whatever that says', () => {
    const [opened] = newsOf([
      told('dispute.opened', { disputeId: 'd', hospitalId: 'city', text: 'knee', patientName: 'Mila' }),
    ]);

    expect(JSON.stringify(opened)).not.toMatch(/knee|Mila/);
  });

  it('of a visit that moved to another doctor is for both', () => {
    const [moved] = newsOf([
      told('appointment.rescheduled', { ...visit, doctorId: 'sen', fromDoctorId: 'rao' }),
    ]);

    expect(moved?.doctorIds).toEqual(['sen', 'rao']);
  });

  it('is the last word alone of each import’s progress, and every other event', () => {
    const news = newsOf([
      progressed('one', 3),
      told('appointment.booked', visit),
      progressed('two', 1),
      progressed('one', 6),
      told('appointment.booked', visit),
      progressed('one', 9),
      told('import.completed', {
        importId: 'two',
        hospitalId: 'city',
        status: 'completed',
        totalRows: 1,
        doneRows: 1,
      }),
    ]).map(({ news: { type, id, progress } }) => [type, id, progress?.doneRows]);

    expect(news).toEqual([
      ['appointment.booked', 'a', undefined],
      ['appointment.booked', 'a', undefined],
      ['import.progressed', 'one', 9],
      ['import.completed', 'two', 1],
    ]);
  });

  it('passes over what is no news to a screen, or names no record', () => {
    expect(newsOf([told('stripe-event.received', { eventId: 'e' }), told('dispute.opened', {})])).toEqual([]);
  });
});
