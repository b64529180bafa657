/** What came in a stream of events, as it came. */
export interface HeardEvent {
  id: string;
  event: string;
  data: { type: string; id: string; version: number | null; progress: unknown };
}

export interface NewsReader {
  status: number;
  headers: Headers;
  /** All bytes so far. */
  text(): string;
  events(): HeardEvent[];
  /** Settles when the server has ended the answer (or cut it off). */
  ended: Promise<'ended' | 'cut off'>;
  close(): void;
}

/** Opens the stream of news over real HTTP and reads it until it is closed. */
export async function readNews(
  url: string,
  { token, query = '', lastEventId }: { token: string; query?: string; lastEventId?: string },
): Promise<NewsReader> {
  const closing = new AbortController();
  const response = await fetch(`${url}/v1/news/stream${query}`, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    },
    signal: closing.signal,
  });
  let text = '';
  const read = async (): Promise<'ended' | 'cut off'> => {
    try {
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
      return 'ended';
    } catch {
      return 'cut off';
    }
  };
  return {
    status: response.status,
    headers: response.headers,
    text: () => text,
    events: () => eventsIn(text),
    ended: read(),
    close: () => closing.abort(),
  };
}

function eventsIn(text: string): HeardEvent[] {
  return Array.from(text.matchAll(/^id: (\d+)\nevent: (\S+)\ndata: (.*)\n\n/gm), ([, id, event, data]) => ({
    id: id ?? '',
    event: event ?? '',
    data: JSON.parse(data ?? '') as HeardEvent['data'],
  }));
}
