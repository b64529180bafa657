import { languages } from '../../../values/in-words.ts';
import { noticeKinds } from '../rules/notice-kinds.ts';
import { mailWords } from './mail-words.ts';
import { writeMail } from './write-mail.ts';

const facts = {
  reference: '155Z-PJNV',
  hospital: 'Lakeside Cancer Centre',
  timeZone: 'Asia/Kolkata',
  startsAt: '2026-12-03T03:30:00.000Z',
  fromStartsAt: '2026-12-02T03:30:00.000Z',
  dueAt: '2026-12-06T06:00:00.000Z',
  by: 'staff',
  amountMinor: 50_000,
  currency: 'INR',
  channel: 'online',
} as const;

const everyMail = languages.flatMap((language) =>
  (['patient', 'hospital'] as const).flatMap((side) =>
    noticeKinds
      .filter((kind) => kind in mailWords[language][side])
      .map((kind) => ({ language, side, kind, mail: writeMail({ kind, side, locale: language, facts }) })),
  ),
);

describe('a mail', () => {
  it('says what happened, and which visit it is about, in the zone of the visit', () => {
    expect(writeMail({ kind: 'visit_confirmed', side: 'patient', locale: 'en-GB', facts })).toEqual({
      language: 'en',
      subject: 'Visit 155Z-PJNV is confirmed',
      text: [
        'Your visit is confirmed.',
        '',
        'Booking reference: 155Z-PJNV',
        'Hospital: Lakeside Cancer Centre',
        'Date and time: 3 December 2026 at 09:00 GMT+5:30 (Asia/Kolkata)',
        '',
        'This message was written by itself. Please do not answer it.',
        '',
      ].join('\n'),
    });
  });

  it.each([
    ['hi-IN', 'hi', 'विज़िट 155Z-PJNV पक्की हो गई है'],
    ['ar-EG', 'ar', 'تأكيد الزيارة \u2068155Z-PJNV\u2069'],
    ['fr', 'en', 'Visit 155Z-PJNV is confirmed'],
    [null, 'en', 'Visit 155Z-PJNV is confirmed'],
  ])('is in the language of the account: %s', (locale, language, subject) => {
    expect(writeMail({ kind: 'visit_confirmed', side: 'patient', locale, facts })).toMatchObject({
      language,
      subject,
    });
  });

  it('of all kinds is in all languages', () => {
    expect(everyMail).toHaveLength(languages.length * (noticeKinds.length + 4));
    const empty = everyMail.filter(({ mail }) =>
      /undefined|null|NaN|\(\)|: \n/.test(mail.text + mail.subject),
    );
    expect(empty).toEqual([]);
  });

  it('has nothing in its subject but that there is a visit, its money or a dispute about it', () => {
    const told = everyMail.filter(({ mail }) => /Cancer|Lakeside|कैंसर|₹|500|\d{4}-\d\d/.test(mail.subject));
    expect(told).toEqual([]);
    const [vague] = everyMail.filter(({ mail }) => !mail.subject.includes(facts.reference));
    expect(vague).toBeUndefined();
  });

  it.each([
    ['patient', 'You have cancelled your visit.'],
    ['staff', 'The hospital has cancelled your visit.'],
    ['doctor', 'The hospital has cancelled your visit.'],
    ['admin', 'Your visit has been cancelled.'],
  ] as const)('of a cancellation says by whom: %s', (by, words) => {
    const told = { ...facts, by };
    expect(writeMail({ kind: 'visit_cancelled', side: 'patient', locale: null, facts: told }).text).toContain(
      words,
    );
  });

  it.each([
    [{ channel: 'online' }, '₹500.00 is on its way back to the card you paid with.'],
    [{ channel: 'desk' }, '₹500.00 was given back to you at the desk.'],
  ] as const)('of a refund says which way it goes: %j', (channel, words) => {
    const told = { ...facts, ...channel };
    expect(writeMail({ kind: 'refund_sent', side: 'patient', locale: null, facts: told }).text).toContain(
      words,
    );
  });

  it.each([
    [50_000, '₹500.00 goes back to you'],
    [null, 'no money goes back'],
  ])('of a decision says whether money goes back: %s', (amountMinor, words) => {
    const told = { ...facts, amountMinor };
    expect(
      writeMail({ kind: 'dispute_resolved', side: 'patient', locale: null, facts: told }).text,
    ).toContain(words);
  });
});
