import { Inject, Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Metrics } from '../../../platform/metrics/metrics.ts';
import { NewsFeed } from './news-feed.ts';

/** How many listen, for Prometheus. */
@Injectable()
export class NewsMetrics {
  constructor(@Inject(Metrics) { registry }: Metrics, @Inject(NewsFeed) feed: NewsFeed) {
    const streams: Gauge = new Gauge({
      name: 'news_streams_open',
      help: 'Screens that this process tells of what changes',
      registers: [registry],
      collect: () => streams.set(feed.open.size),
    });
  }
}
