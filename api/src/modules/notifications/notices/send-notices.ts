import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { Rounds } from '../../../platform/jobs/rounds.ts';
import { SETTINGS, type Settings } from '../../../platform/settings/settings.ts';
import { afterAttempt } from '../rules/after-attempt.ts';
import type { Delivery } from '../rules/delivery.ts';
import { MailServer, mailsAtOnce } from './mail-server.ts';
import { type DueNotice, type SettledNotice, settleNotices, takeDueNotices } from './notice.queries.ts';
import { writeMail, type WrittenMail } from './write-mail.ts';

const roundMs = 1_000;
/** Longer than any mail can take, however slow the mail server is. */
const keptMs = 60_000;
/** For so long mails in flight are waited for at the end: less than a process has to stop. */
const lastMailsMs = 15_000;

/**
 * Sends what is due, in rounds of a second and no more in each than the settings allow, so that a flood of bookings leaves as a
 * stream of mail. Each process takes up what no other has. A mail is sent at least once: twice, with the same id, only when a process
 * ends before the server's answer is written down, or the server keeps that answer for too long.
 */
@Injectable()
export class SendNotices implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Notices');
  private readonly rounds = new Rounds({
    round: () => this.run(),
    pauseMs: roundMs,
    onFault: (err) => this.logger.error({ err }, 'notices could not be sent'),
  });

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(MailServer) private readonly mailServer: MailServer,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.JOBS && this.mailServer.isSet) {
      this.rounds.begin();
    }
  }

  /** The mails in flight are waited for; what is still due is another process's. */
  async onModuleDestroy(): Promise<void> {
    const ended = this.rounds.stop();
    const patience = setTimeout(() => this.mailServer.leave(), lastMailsMs);
    await ended;
    clearTimeout(patience);
    await this.mailServer.close();
  }

  /** One round; returns how many mails were tried. */
  async run(): Promise<number> {
    let tried = 0;
    while (tried < this.settings.MAILS_PER_SECOND && !this.rounds.stopping) {
      const limit = Math.min(mailsAtOnce, this.settings.MAILS_PER_SECOND - tried);
      const batch = await this.sendBatch(limit);
      tried += batch;
      if (batch < limit) {
        break;
      }
    }
    return tried;
  }

  private async sendBatch(limit: number): Promise<number> {
    const now = this.clock.now();
    const keptUntil = new Date(now.getTime() + keptMs);
    const due = await takeDueNotices(this.database.sql, { now, keptUntil, limit });
    if (due.length > 0) {
      await settleNotices(this.database.sql, await Promise.all(due.map((notice) => this.send(notice))));
    }
    return due.length;
  }

  private async send(notice: DueNotice): Promise<SettledNotice> {
    const { id, kind, attempts } = notice;
    const delivery = await this.deliver(notice);
    const standing = afterAttempt(delivery, attempts, this.clock.now());
    const { answer } = delivery;
    if (standing.status === 'failed') {
      this.logger.warn({ notice: id, kind, attempts, answer }, 'a notice was given up');
    }
    return { id, attempts, ...standing, answer };
  }

  private async deliver(notice: DueNotice): Promise<Delivery> {
    if (notice.shutOut) {
      return { outcome: 'refused', answer: 'suspended' };
    }
    const mail = this.mailOf(notice);
    if (!mail) {
      return { outcome: 'refused', answer: 'unwritable' };
    }
    const { address: to, messageId, createdAt } = notice;
    return this.mailServer.send({ ...mail, to, messageId, date: new Date(createdAt) });
  }

  private mailOf(notice: DueNotice): WrittenMail | undefined {
    try {
      return writeMail(notice);
    } catch (err) {
      this.logger.error({ err, notice: notice.id }, 'a notice cannot be written');
      return undefined;
    }
  }
}
