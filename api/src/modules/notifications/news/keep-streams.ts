import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { AccessTokenReader } from '../../../platform/guards/token-readers.ts';
import { NewsFeed } from './news-feed.ts';

/** How long a stream may outlive the sign-in it was opened with. */
const checkMs = 5_000;
/** Proxies cut what is silent for half a minute or a whole one. */
const beatMs = 15_000;

/** Looks after the open streams: ends those whose token has ended or was revoked, and gives the others signs of life. */
@Injectable()
export class KeepStreams implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(
    @Inject(NewsFeed) private readonly feed: NewsFeed,
    @Inject(AccessTokenReader) private readonly tokens: AccessTokenReader,
  ) {}

  onApplicationBootstrap(): void {
    this.timers.push(
      setInterval(() => void this.check(), checkMs).unref(),
      setInterval(() => void this.feed.beat(), beatMs).unref(),
    );
  }

  onModuleDestroy(): void {
    this.timers.forEach((timer) => clearInterval(timer));
  }

  async check(): Promise<void> {
    for (const stream of this.feed.open) {
      // While the database does not answer, nobody's sign-in is in doubt.
      const caller = await this.tokens.read(stream.heard.token).catch(() => stream.heard.listener);
      if (!caller) {
        stream.end();
      }
    }
  }
}
