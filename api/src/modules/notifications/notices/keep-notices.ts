import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { OutboxRelay } from '../../../platform/jobs/outbox-relay.ts';
import { SETTINGS, type Settings } from '../../../platform/settings/settings.ts';
import { noticesOf } from '../rules/notices-of.ts';
import { keepNotices } from './notice.queries.ts';

/**
 * Writes down whom the events on their way to their listeners are to be told to. Without a mail server nobody is told anything, and
 * nothing is written: it could never leave.
 */
@Injectable()
export class KeepNotices implements OnModuleInit {
  constructor(
    @Inject(OutboxRelay) private readonly relay: OutboxRelay,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    const { SMTP_URL, MAIL_FROM } = this.settings;
    if (SMTP_URL === undefined) {
      return;
    }
    const [, domain = ''] = MAIL_FROM.address.split('@');
    this.relay.onDelivery(async (transaction, events) => {
      const wanted = noticesOf(events);
      if (wanted.length > 0) {
        await keepNotices(transaction, wanted, domain);
      }
    });
  }
}
