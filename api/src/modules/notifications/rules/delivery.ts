/** What came of handing one mail to the mail server. `answer` is a code without words: those may name an address. */
export type Delivery =
  | { outcome: 'taken'; answer: string }
  /** Of this mail: the same again would be refused again. */
  | { outcome: 'refused'; answer: string }
  /** Of this moment: the server is away, busy or does not know us. */
  | { outcome: 'not_now'; answer: string };

/** How an attempt has failed, as the client of SMTP tells it. */
export interface FailedAttempt {
  /** The step of SMTP it failed at, such as `RCPT TO`. */
  command?: string | undefined;
  responseCode?: number | undefined;
  response?: string | undefined;
  /** Of the client, such as `ESOCKET`; and what it stands for, such as `ECONNREFUSED`. */
  code?: string | undefined;
  originalCode?: string | undefined;
}

/** The steps at which a server judges the mail; before them it judges us, and our sender, which all mails have in common. */
const stepsOfTheMail = ['RCPT TO', 'DATA'];
/**
 * At whatever step it is noticed: the connection was not in the state for it (503), or the settings are at fault, as the server wants us to
 * sign in or to encrypt first (530; RFC 4954 and RFC 3207).
 */
const notTheMail = [503, 530];

/** Whether a mail that was not taken is to be tried again: 5yz at its own steps is for good (RFC 5321, section 4.2.1). */
export function failedDelivery(failed: FailedAttempt): Delivery {
  const { command = '', responseCode = 0 } = failed;
  const refused =
    responseCode >= 500 && !notTheMail.includes(responseCode) && stepsOfTheMail.includes(command);
  return { outcome: refused || isNoAddress(failed) ? 'refused' : 'not_now', answer: answerOf(failed) };
}

/** What a server has answered, as `250` or `550 5.1.1` (RFC 3463). */
export function codesOf(response: string): string {
  return /^\d{3}(?:[ -][245]\.\d{1,3}\.\d{1,3}\b)?/.exec(response)?.[0].replace('-', ' ') ?? '';
}

/** Nothing that stands in an envelope: the client has not even asked. */
function isNoAddress({ code, responseCode }: FailedAttempt): boolean {
  return code === 'EENVELOPE' && responseCode === undefined;
}

function answerOf({ response = '', originalCode, code = '' }: FailedAttempt): string {
  return codesOf(response) || (/^[A-Z_]{2,40}$/.exec(originalCode ?? code)?.[0] ?? 'unknown');
}
