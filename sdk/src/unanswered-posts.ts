import { isAnswer } from './transport.ts';

/** A POST with a body of text, which can be known again. */
interface Post {
  url: string;
  init: RequestInit;
}

/**
 * The idempotency keys of POSTs that nobody has answered yet. One that is made again with the same content may have arrived the first
 * time: it goes by the same key and takes effect once. Whatever else is done under its address meanwhile (what it made is taken back,
 * say) makes it another one.
 */
export class UnansweredPosts {
  private readonly keys = new Map<string, Map<string, string>>();

  /** The key of just this wish. */
  keyOf({ url, init }: Post): string {
    const wishes = this.keys.get(url) ?? new Map<string, string>();
    const wish = wishOf(init);
    const key = (wish === undefined ? undefined : wishes.get(wish)) ?? crypto.randomUUID();
    if (wish !== undefined) {
      this.keys.set(url, wishes.set(wish, key));
    }
    return key;
  }

  answered({ url, init }: Post, response: Response): void {
    if (!isAnswer(response) || init.method === 'GET') {
      return;
    }
    if (init.method !== 'POST') {
      this.keys.delete(url);
      return;
    }
    const wish = wishOf(init);
    if (wish !== undefined) {
      this.keys.get(url)?.delete(wish);
    }
  }
}

/** What is wanted, of what version; nothing for bytes, which are not compared. */
function wishOf({ headers, body = null }: RequestInit): string | undefined {
  return body === null || typeof body === 'string'
    ? JSON.stringify([new Headers(headers).get('if-match'), body])
    : undefined;
}
