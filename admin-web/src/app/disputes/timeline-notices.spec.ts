import type { TimelineEntry } from './dispute.ts';
import { deliveriesOf, noticeWords } from './timeline-notices.ts';
import { happening, isForeign, particulars } from './timeline-words.ts';

const notice = (details: Record<string, unknown>): TimelineEntry => ({
  at: '2026-12-03T12:02:00.000Z',
  kind: 'notice',
  actor: 'system',
  details: { notice: 'visit_moved', to: 'patient', channel: 'email', ...details },
});
const sentAt = '2026-12-03T12:02:01.000Z';

describe('what somebody was told', () => {
  it('is said with whom it was told to', () => {
    expect(happening(notice({}))).toBe('E-mail, Patient: visit moved');
    expect(happening(notice({ notice: 'dispute_opened', to: 'hospital' }))).toBe(
      'E-mail, Hospital: dispute opened',
    );
    expect(isForeign(notice({}))).toBe(false);
    expect(particulars(notice({}))).toEqual([]);
  });

  it.each([notice({ notice: 'sent_by_pigeon' }), notice({ to: 'pigeon' })])(
    'is called a notice where the API says more than is known here: %j',
    (entry) => {
      expect(noticeWords(entry.details)).toBeUndefined();
      expect(happening(entry)).toBe('E-mail');
    },
  );
});

describe('what became of a mail', () => {
  it.each([
    [
      { address: 'mila@patients.test', status: 'sent', attempts: 1, answer: '250', sentAt },
      { address: 'mila@patients.test', words: 'sent', sentAt },
    ],
    [
      { status: 'queued', attempts: 0, answer: null, sentAt: null },
      { address: undefined, words: 'about to be sent', sentAt: undefined },
    ],
    [
      { status: 'queued', attempts: 2, answer: 'ECONNREFUSED', sentAt: null },
      { address: undefined, words: 'not sent yet; attempts: 2, answer: ECONNREFUSED', sentAt: undefined },
    ],
    [
      { status: 'failed', attempts: 1, answer: '550 5.1.1', sentAt: null },
      { address: undefined, words: 'given up; attempts: 1, answer: 550 5.1.1', sentAt: undefined },
    ],
  ])('is told of %j', (delivery, words) => {
    expect(deliveriesOf(notice({ deliveries: [delivery] }))).toEqual([words]);
  });

  it('is asked of notices alone', () => {
    expect(deliveriesOf({ ...notice({ deliveries: [{ status: 'sent' }] }), kind: 'message' })).toEqual([]);
    expect(deliveriesOf(notice({ deliveries: 'none' }))).toEqual([]);
  });
});
