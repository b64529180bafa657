import { Module } from '@nestjs/common';
import { KeepNews } from './news/keep-news.ts';
import { KeepStreams } from './news/keep-streams.ts';
import { NewsController } from './news/news.controller.ts';
import { NewsFeed } from './news/news-feed.ts';
import { NewsMetrics } from './news/news-metrics.ts';
import { OpenNewsStream } from './news/open-news-stream.ts';

@Module({
  controllers: [NewsController],
  providers: [KeepNews, NewsFeed, KeepStreams, OpenNewsStream, NewsMetrics],
})
export class NotificationsModule {}
