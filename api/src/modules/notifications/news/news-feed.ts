import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Listening } from '../../../platform/database/listening.ts';
import { SETTINGS, type Settings } from '../../../platform/settings/settings.ts';
import { Refusal } from '../../../values/refusal.ts';
import { lastNewsId, newsAfter, newsChannel } from './news.queries.ts';
import type { NewsStream } from './news-stream.ts';

const batchSize = 1_000;
/** Who has missed more than this reads the screen again, whatever of it was for them. */
const mostReplayed = 2_000;

/**
 * Hands the news of all processes on to the streams of this one. Everything that reads happens in one line, on the one connection
 * that listens: a stream joins between two batches, so that nothing falls between what it missed and what it hears. No stream
 * has a connection of its own.
 */
@Injectable()
export class NewsFeed implements OnModuleDestroy {
  private readonly streams = new Set<NewsStream>();
  private readonly listening: Listening;
  private line: Promise<unknown> = Promise.resolve();
  private catchUpWaits = false;
  /** The last news that the streams have heard; undefined before the first one joined. */
  private position: string | undefined;
  private stopped = false;

  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'DATABASE_URL'>) {
    this.listening = new Listening({
      databaseUrl: settings.DATABASE_URL,
      name: 'smartmedconnect-news',
      channel: newsChannel,
      onNotice: () => this.catchUpSoon(),
      onConnected: () => this.catchUpSoon(),
    });
  }

  get open(): ReadonlySet<NewsStream> {
    return this.streams;
  }

  /** The end of all streams comes before the server waits for its answers to end. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    for (const stream of this.streams) stream.end();
    await this.line;
    await this.listening.close();
  }

  /**
   * Lets a stream hear everything from now on, and before that what came after `lastId`.
   *
   * @throws when the connection that listens is away
   */
  async join(stream: NewsStream, lastId: string | undefined): Promise<void> {
    await this.listening.ready();
    await this.inLine(async () => {
      const position = await this.catchUp();
      stream.begin(lastId === undefined ? position : undefined);
      if (lastId !== undefined && lastId !== position) {
        stream.tell(await this.missedSince(lastId), position);
      }
      this.add(stream);
    });
  }

  /** A sign of life for every stream, after a look whether the connection itself lives. */
  async beat(): Promise<void> {
    if (this.streams.size > 0) {
      await this.inLine(() => this.catchUp()).catch(() => undefined);
      for (const stream of this.streams) stream.beat(this.position ?? '0');
    }
  }

  private add(stream: NewsStream): void {
    if (this.stopped) {
      throw new Refusal('internal.unavailable', { detail: 'The server is stopping.', retryAfterSeconds: 1 });
    }
    if (stream.open) {
      this.streams.add(stream);
      stream.body.once('close', () => this.streams.delete(stream));
    }
  }

  private async missedSince(lastId: string) {
    const missed = await newsAfter(this.listening, lastId, mostReplayed + 1);
    return missed && missed.length > mostReplayed ? undefined : missed;
  }

  private catchUpSoon(): void {
    if (!this.catchUpWaits) {
      this.catchUpWaits = true;
      // When the connection breaks meanwhile, the next one asks again.
      void this.inLine(() => this.catchUp()).catch(() => undefined);
    }
  }

  /** Tells the streams what is new, and returns where they stand then. */
  private async catchUp(): Promise<string> {
    this.catchUpWaits = false;
    this.position ??= await lastNewsId(this.listening);
    for (;;) {
      const news = await newsAfter(this.listening, this.position, batchSize);
      const position = news ? news.at(-1)?.id : await lastNewsId(this.listening);
      if (position === undefined || position === this.position) {
        return this.position;
      }
      this.position = position;
      for (const stream of this.streams) stream.tell(news, position);
    }
  }

  private inLine<T>(task: () => Promise<T>): Promise<T> {
    const result = this.line.then(task);
    this.line = result.catch(() => undefined);
    return result;
  }
}
