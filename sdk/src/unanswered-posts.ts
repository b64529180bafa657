import { isAnswer } from './transport.ts';

/** A request, which can be known again by what is in it. */
interface Wish {
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
  async keyOf({ url, init }: Wish): Promise<string> {
    const content = await contentOf(init);
    const wishes = this.keys.get(url) ?? new Map<string, string>();
    const key = wishes.get(content) ?? crypto.randomUUID();
    this.keys.set(url, wishes.set(content, key));
    return key;
  }

  /** What went by that key has been answered, or not quite. */
  answered({ url, init }: Wish, key: string | null, response: Response): void {
    if (!isAnswer(response) || init.method === 'GET') {
      return;
    }
    if (init.method !== 'POST') {
      this.keys.delete(url);
      return;
    }
    const wishes = this.keys.get(url);
    for (const [content, known] of wishes ?? []) {
      if (known === key) {
        wishes?.delete(content);
      }
    }
  }
}

/** What is wanted, of what version; of a file its name and kind, and the digest of its bytes. */
async function contentOf({ headers, body = null }: RequestInit): Promise<string> {
  const given = new Headers(headers);
  const what = body instanceof Blob ? [given.get('x-file-name'), body.type, await digestOf(body)] : [body];
  return JSON.stringify([given.get('if-match'), ...what]);
}

async function digestOf(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return new Uint8Array(digest).join();
}
