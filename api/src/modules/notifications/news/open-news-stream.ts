import { Inject, Injectable } from '@nestjs/common';
import type { Person } from '../../../platform/guards/caller.ts';
import { Refusal } from '../../../values/refusal.ts';
import { NewsFeed } from './news-feed.ts';
import { NewsStream } from './news-stream.ts';
import type { NewsTopic } from '../rules/news-kinds.ts';

/** A few devices with a few windows each. */
const mostOfOneCaller = 10;
const mostOfAll = 2_000;

/** As news are numbered; whatever else comes is a place that nobody knows. */
const newsId = /^[1-9]\d{0,17}$/;
const nowhere = '0';

export interface Listen {
  caller: Person;
  token: string;
  topics: readonly NewsTopic[] | undefined;
  lastEventId: string | undefined;
}

/** Opens a stream for somebody who is signed in, unless they have as many as one person can look at. */
@Injectable()
export class OpenNewsStream {
  private readonly opened = new Map<string, number>();
  private all = 0;

  constructor(@Inject(NewsFeed) private readonly feed: NewsFeed) {}

  async run({ caller, token, topics, lastEventId }: Listen): Promise<NewsStream> {
    const close = this.count(caller.accountId);
    const stream = new NewsStream({ listener: caller, token, topics: topics && new Set(topics) });
    stream.body.once('close', close);
    try {
      await this.feed.join(stream, placeOf(lastEventId));
    } catch (thrown) {
      stream.body.destroy();
      throw thrown;
    }
    return stream;
  }

  /** Counted before anything is waited for, so that many at once are counted too. */
  private count(accountId: string): () => void {
    const own = this.opened.get(accountId) ?? 0;
    if (own >= mostOfOneCaller || this.all >= mostOfAll) {
      const detail =
        own >= mostOfOneCaller
          ? `You have ${own} streams open.`
          : 'As many streams as there may be are open.';
      throw new Refusal('rate.limited', { detail, retryAfterSeconds: 30 });
    }
    this.opened.set(accountId, own + 1);
    this.all += 1;
    return () => {
      this.all -= 1;
      const left = (this.opened.get(accountId) ?? 1) - 1;
      if (left === 0) this.opened.delete(accountId);
      else this.opened.set(accountId, left);
    };
  }
}

function placeOf(lastEventId: string | undefined): string | undefined {
  return lastEventId === undefined || newsId.test(lastEventId) ? lastEventId : nowhere;
}
