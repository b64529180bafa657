import { Refusal } from '../../values/refusal.ts';
import { failureSentence, keptSentence } from './failure-sentence.ts';

const named = (name: string, message: string, more: object = {}) =>
  Object.assign(new Error(message), { name, ...more });

describe('what is told of why a job failed', () => {
  it.each([
    [
      'the title of a refusal, without what it says of the case',
      new Refusal('scheduling.slot_taken', { detail: 'of Mila with her rash' }),
      'Refused: The slot is taken (scheduling.slot_taken).',
    ],
    [
      'the constraint of a violation, without the row',
      named('DatabaseError', 'Key (email)=(mila@example.org) already exists.', {
        constraint: 'accounts_email_unique',
      }),
      'The database refused it, by its constraint accounts_email_unique.',
    ],
    [
      'that the database did not answer',
      named('Error', 'connect ECONNREFUSED 10.0.0.7:5432', { code: 'ECONNREFUSED' }),
      'The database did not answer, or asked to come back later.',
    ],
    [
      'the sentence of a fault that has one',
      named('PostFault', 'smtp said: mailbox of mila@example.org is full', {
        sentence: 'The mailbox is full.',
      }),
      'The mailbox is full.',
    ],
    [
      'the kind of any other, never its message',
      new TypeError('cannot read the rash of Mila'),
      'It met a fault that nobody has foreseen (TypeError); the log tells which.',
    ],
    [
      'no kind that could be a message',
      named('mila@example.org', 'no'),
      'It met a fault that nobody has foreseen; the log tells which.',
    ],
    [
      'as little of what is no error at all',
      'sk_live_secret',
      'It met a fault that nobody has foreseen; the log tells which.',
    ],
  ])('is %s', (_title, error, sentence) => {
    expect(failureSentence(error)).toBe(sentence);
  });

  it.each([
    ['the sentence that was kept', { sentence: 'The mailbox is full.' }, 'The mailbox is full.'],
    [
      'what the queue noted of a process that was killed',
      { value: { message: 'job heartbeat timeout' } },
      'The process that did it gave no sign of life any more.',
    ],
    [
      'nothing that somebody else has written',
      { value: { message: 'rash' } },
      'It failed; the log of that time tells why.',
    ],
    ['nothing of what is not there', null, 'It failed; the log of that time tells why.'],
  ])('is read back as %s', (_title, output, sentence) => {
    expect(keptSentence(output)).toBe(sentence);
  });
});
