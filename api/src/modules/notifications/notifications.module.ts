import { Module } from '@nestjs/common';
import { KeepNews } from './news/keep-news.ts';
import { KeepStreams } from './news/keep-streams.ts';
import { NewsController } from './news/news.controller.ts';
import { NewsFeed } from './news/news-feed.ts';
import { NewsMetrics } from './news/news-metrics.ts';
import { OpenNewsStream } from './news/open-news-stream.ts';
import { KeepNotices } from './notices/keep-notices.ts';
import { MailServer } from './notices/mail-server.ts';
import { NoticeMetrics } from './notices/notice-metrics.ts';
import { SendNotices } from './notices/send-notices.ts';

@Module({
  controllers: [NewsController],
  providers: [
    ...[KeepNews, NewsFeed, KeepStreams, OpenNewsStream, NewsMetrics],
    ...[KeepNotices, MailServer, SendNotices, NoticeMetrics],
  ],
})
export class NotificationsModule {}
