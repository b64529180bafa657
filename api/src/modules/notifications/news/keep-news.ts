import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { OutboxRelay } from '../../../platform/jobs/outbox-relay.ts';
import { newsOf } from '../rules/news-of.ts';
import { keepNews } from './news.queries.ts';

/** Takes the news out of the events on their way to their listeners. Bookings and payments wait for none of this. */
@Injectable()
export class KeepNews implements OnModuleInit {
  constructor(@Inject(OutboxRelay) private readonly relay: OutboxRelay) {}

  onModuleInit(): void {
    this.relay.onDelivery(async (transaction, events) => {
      const news = newsOf(events);
      if (news.length > 0) {
        await keepNews(transaction, news);
      }
    });
  }
}
