import { codesOf, failedDelivery } from './delivery.ts';

describe('a mail that was not taken', () => {
  it.each([
    [
      'a mailbox that is not there',
      { command: 'RCPT TO', responseCode: 550, response: '550 5.1.1 <mila@patients.test> unknown' },
      'refused',
      '550 5.1.1',
    ],
    [
      'a sender that is not wanted',
      { command: 'MAIL FROM', responseCode: 553, response: '553 no' },
      'not_now',
      '553',
    ],
    [
      'words that are not wanted',
      { command: 'DATA', responseCode: 554, response: '554-5.7.1 spam' },
      'refused',
      '554 5.7.1',
    ],
    ['an address that is none', { command: 'API', code: 'EENVELOPE' }, 'refused', 'EENVELOPE'],
    [
      'a mailbox that is busy',
      { command: 'RCPT TO', responseCode: 451, response: '451 4.7.1 later' },
      'not_now',
      '451 4.7.1',
    ],
    [
      'a wrong password',
      { command: 'AUTH PLAIN', responseCode: 535, code: 'EAUTH', response: '535 5.7.8 no' },
      'not_now',
      '535 5.7.8',
    ],
    [
      'no password',
      { command: 'RCPT TO', responseCode: 530, response: '530 5.7.0 sign in' },
      'not_now',
      '530 5.7.0',
    ],
    [
      'a mail out of its turn',
      { command: 'DATA', responseCode: 503, response: '503 5.5.1 no' },
      'not_now',
      '503 5.5.1',
    ],
    [
      'a server that greets nobody',
      { command: 'CONN', responseCode: 554, response: '554 closed' },
      'not_now',
      '554',
    ],
    [
      'a port where nobody listens',
      { command: 'CONN', code: 'ESOCKET', originalCode: 'ECONNREFUSED' },
      'not_now',
      'ECONNREFUSED',
    ],
    ['a fault that nobody foresaw', { code: 'It broke for mila@patients.test' }, 'not_now', 'unknown'],
  ])('by %s is judged so', (_why, failed, outcome, answer) => {
    expect(failedDelivery(failed)).toEqual({ outcome, answer });
  });
});

it.each([
  ['250 2.0.0 Ok: queued as 4FX', '250 2.0.0'],
  ['250 OK: message queued', '250'],
  ['hello', ''],
])('of the answer "%s" the codes are "%s"', (response, codes) => {
  expect(codesOf(response)).toBe(codes);
});
