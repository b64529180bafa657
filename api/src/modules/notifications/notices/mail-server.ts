import { Inject, Injectable } from '@nestjs/common';
import type { Mail } from 'nodemailer';
import type { SMTPPoolOptions, SMTPPoolSentMessageInfo } from 'nodemailer/lib/smtp-pool';
import { SETTINGS, type Settings } from '../../../platform/settings/settings.ts';
import { codesOf, type Delivery, type FailedAttempt, failedDelivery } from '../rules/delivery.ts';
import type { WrittenMail } from './write-mail.ts';

/** A mail on its way; sent again it has the same id, by which a mailbox knows it again. */
export interface OutgoingMail extends WrittenMail {
  to: string;
  messageId: string;
  date: Date;
}

type Transport = Mail<SMTPPoolSentMessageInfo, SMTPPoolOptions>;

/** Each has a connection of its own, so that none waits for another. */
export const mailsAtOnce = 5;
const connectMs = 5_000;
/** A connection that nobody needs is closed by us, and not by the server while we say something. */
const idleMs = 5_000;
/**
 * For so long a server may say nothing, and for so long a mail may take whatever it says. Some look long at a mail that they have
 * before they say so (RFC 5321, section 4.5.3.2.6): to hang up on them is to send it again, and again.
 */
const silenceMs = 45_000;
const mailMs = 50_000;

/** The mail server of the settings: each mail is taken by it, or it says why not. */
@Injectable()
export class MailServer {
  private transport: Promise<Transport> | undefined;
  private readonly leaving = new AbortController();

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  get isSet(): boolean {
    return this.settings.SMTP_URL !== undefined;
  }

  async send({ to, subject, text, language, messageId, date }: OutgoingMail): Promise<Delivery> {
    try {
      const transport = await this.connected();
      const { response } = await transport.sendMail({
        from: this.settings.MAIL_FROM,
        to: { name: '', address: to },
        subject,
        text,
        messageId,
        date,
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
        signal: AbortSignal.any([this.leaving.signal, AbortSignal.timeout(mailMs)]),
      });
      return { outcome: 'taken', answer: codesOf(response) };
    } catch (thrown) {
      return failedDelivery(thrown as FailedAttempt);
    }
  }

  /** The mails in flight are waited for no longer; they are sent again. */
  leave(): void {
    this.leaving.abort();
  }

  async close(): Promise<void> {
    const transport = await this.transport?.catch(() => undefined);
    this.transport = undefined;
    transport?.close();
  }

  /** The library is loaded by the first mail: a process that sends none does without it. */
  private connected(): Promise<Transport> {
    this.transport ??= import('nodemailer').then(({ createTransport }) =>
      createTransport(optionsOf(this.settings.SMTP_URL ?? '')),
    );
    return this.transport;
  }
}

/** A password goes over no line in the clear: whoever signs in has to encrypt first. */
function optionsOf(url: string): SMTPPoolOptions & { pool: true } {
  const { protocol, hostname, port, username, password } = new URL(url);
  const auth = username
    ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
    : undefined;
  return {
    pool: true,
    host: hostname.replace(/^\[|\]$/g, ''),
    secure: protocol === 'smtps:',
    ...(port && { port: Number(port) }),
    ...(auth && { auth, requireTLS: true }),
    maxConnections: mailsAtOnce,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
    idleTimeout: idleMs,
    dnsTimeout: connectMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
