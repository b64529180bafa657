import { Readable } from 'node:stream';
import { type Addressed, hearsNews, type Listener } from '../rules/hears-news.ts';

/** What may wait for a reader before it is taken for one that does not read. */
const mostWaitingBytes = 64 * 1024;
/** Who has more than this to hear at once reads the screen again instead. */
const mostAtOnce = 100;
const reconnectMs = 2_000;

export interface Heard {
  listener: Listener & { accountId: string };
  /** By which the listener is still who they were. */
  token: string;
  /** Undefined: all of them. */
  topics: ReadonlySet<string> | undefined;
}

type Item = Addressed & { id: string; type: string; topic: string; told: string };

/**
 * One open answer to one listener, in the form of server-sent events (WHATWG HTML, section 9.2). It holds nothing but its own
 * unread bytes: whoever reads too slowly is cut off, comes back, and is told from where they were.
 */
export class NewsStream {
  readonly body = new Readable({ highWaterMark: mostWaitingBytes, read: () => undefined });
  private unreadAtLastBeat = false;

  constructor(readonly heard: Heard) {}

  get open(): boolean {
    return !this.body.destroyed && !this.body.readableEnded;
  }

  /** The first bytes: how soon to come back, and where a new listener stands. */
  begin(position: string | undefined): void {
    this.write(`retry: ${reconnectMs}\n${position === undefined ? '' : `id: ${position}\n`}\n`);
  }

  /** All news that are for the listener; undefined when nobody knows what they were. `position` is where they end. */
  tell(items: readonly Item[] | undefined, position: string): void {
    const heard = items?.filter((item) => this.hears(item));
    if (!heard || heard.length > mostAtOnce) {
      this.write(`id: ${position}\nevent: reload\ndata: {"type":"reload"}\n\n`);
      return;
    }
    for (const { id, type, told } of heard) this.write(`id: ${id}\nevent: ${type}\ndata: ${told}\n\n`);
  }

  /** A sign of life, which also moves the listener's place on past all that was not for them. */
  beat(position: string): void {
    const unread = this.body.readableLength > 0;
    if (unread && this.unreadAtLastBeat) {
      this.body.destroy();
      return;
    }
    this.unreadAtLastBeat = unread;
    this.write(`: still here\nid: ${position}\n\n`);
  }

  end(): void {
    if (this.open) {
      this.body.push(null);
    }
  }

  private hears(item: Item): boolean {
    const { listener, topics } = this.heard;
    return (!topics || topics.has(item.topic)) && hearsNews(listener, item);
  }

  private write(text: string): void {
    if (!this.open) {
      return;
    }
    this.body.push(text);
    if (this.body.readableLength > mostWaitingBytes) {
      this.body.destroy();
    }
  }
}
