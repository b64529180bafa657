import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { readSettings } from '../../../platform/settings/settings.ts';
import { MailServer } from './mail-server.ts';

const mail = {
  to: 'mila@patients.test',
  subject: 'Visit',
  text: 'It is confirmed.',
  language: 'en',
  messageId: '<1@test>',
  date: new Date('2026-12-01T06:00:00.000Z'),
} as const;

describe('the mail server of the settings', () => {
  /** Sends one mail to a server with these options; says what came of it, and what the server was told. */
  const sendTo = async (options: SMTPServerOptions, url: (port: number) => string) => {
    const told: string[] = [];
    const server = new SMTPServer({
      disableReverseLookup: true,
      logger: false,
      onAuth: ({ username = '', password = '' }, _session, done) => {
        told.push(`${username}:${password}`);
        done(null, password === 'right' ? { user: username } : undefined);
      },
      onData: (stream, _session, done) => {
        told.push('a mail');
        stream.resume().once('end', () => done());
      },
      ...options,
    });
    server.on('error', () => undefined);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
    const { port } = server.server.address() as AddressInfo;
    const SMTP_URL = url(port);
    const mailServer = new MailServer(readSettings({ DATABASE_URL: 'postgresql://localhost/db', SMTP_URL }));
    const delivery = await mailServer.send(mail);
    await mailServer.close();
    await new Promise<void>((closed) => server.close(() => closed()));
    return { delivery, told };
  };

  it('gets a mail without a password where it wants none', async () => {
    const open = { disabledCommands: ['AUTH', 'STARTTLS'] };
    expect(await sendTo(open, (port) => `smtp://127.0.0.1:${port}`)).toEqual({
      delivery: { outcome: 'taken', answer: '250' },
      told: ['a mail'],
    });
  });

  it('is told no password over a line in the clear', async () => {
    const clear = { disabledCommands: ['STARTTLS'], allowInsecureAuth: true };
    const { delivery, told } = await sendTo(clear, (port) => `smtp://care:right@127.0.0.1:${port}`);
    expect(delivery.outcome).toBe('not_now');
    expect(told).toEqual([]);
  });

  it.each([
    ['from the first byte', { secure: true }, 'smtps'],
    ['before the password', {}, 'smtp'],
  ])('is told nothing when nobody vouches for who it is, encrypted %s', async (_when, options, protocol) => {
    const { delivery, told } = await sendTo(options, (port) => `${protocol}://care:right@127.0.0.1:${port}`);
    expect(delivery.outcome).toBe('not_now');
    expect(told).toEqual([]);
  });
});
