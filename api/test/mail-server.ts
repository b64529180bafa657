import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail as its reader finds it. */
export interface TakenMail {
  to: string;
  subject: string;
  text: string;
  header(name: string): string;
}

/** What the server says to one mail: it takes it, or refuses it with a code. */
type Verdict = { code: number; text: string } | undefined;

/** A mail server on a real port. It takes every mail until it is told what to say to whom. */
export async function mailServer(at = 0) {
  const mails: TakenMail[] = [];
  let verdictFor: (to: string) => Verdict = () => undefined;
  let wait: () => Promise<void> = async () => undefined;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo: ({ address }, _session, done) => done(refusal(verdictFor(address))),
    onData: (stream, { envelope }, done) => {
      const to = envelope.rcptTo.map(({ address }) => address).join();
      const take = async () => {
        const mail = await buffer(stream);
        await wait();
        mails.push(read(mail.toString('latin1'), to));
      };
      take().then(() => done(), done);
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((listening) => server.listen(at, '127.0.0.1', () => listening()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    mails,
    /** What is said to whom from now on. */
    answers: (say: (to: string) => Verdict) => {
      verdictFor = say;
    },
    /** What a mail waits for before it is taken. */
    holds: (until: () => Promise<void>) => {
      wait = until;
    },
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

function refusal(verdict: Verdict): Error | null {
  return verdict ? Object.assign(new Error(verdict.text), { responseCode: verdict.code }) : null;
}

function read(raw: string, to: string): TakenMail {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), decodedWords(line.slice(colon + 1).trim())] as const;
    }),
  );
  const header = (name: string) => headers.get(name.toLowerCase()) ?? '';
  const text = decoded(raw.slice(end + 4), header('content-transfer-encoding')).replaceAll('\r\n', '\n');
  return { to, subject: header('subject'), text, header };
}

/** RFC 2047, as far as UTF-8 goes. */
function decodedWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_word, kind: string, word: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString()
        : unquoted(word.replaceAll('_', ' ')),
    );
}

function decoded(body: string, encoding: string): string {
  switch (encoding.toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64').toString();
    case 'quoted-printable':
      return unquoted(body.replaceAll('=\r\n', ''));
    default:
      return body;
  }
}

/** RFC 2045, section 6.7. */
function unquoted(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/gi, (_quoted, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString();
}
