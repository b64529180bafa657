import { SmartMedConnect } from '../client.ts';

describe('a file handed in to a dispute', () => {
  it('goes as the bytes it is, with its type, its name in any script, and a key of its own', async () => {
    const sent: { url: string; headers: Headers; bytes: string }[] = [];
    const answer = {
      id: 'f1',
      side: 'patient',
      name: 'रसीद.pdf',
      mediaType: 'application/pdf',
      sizeBytes: 5,
    };
    const fetch = async (url: unknown, init?: RequestInit): Promise<Response> => {
      const bytes = await new Response(init?.body ?? null).text();
      sent.push({ url: String(url), headers: new Headers(init?.headers), bytes });
      return sent.length === 1 ? new Response(null, { status: 503 }) : Response.json(answer, { status: 201 });
    };
    const smc = new SmartMedConnect({
      baseUrl: 'https://api.example.org',
      fetch: fetch,
    });
    const file = new Blob(['%PDF-'], { type: 'application/pdf' });

    expect(await smc.disputes.addFile('d1', file, 'रसीद.pdf')).toEqual(answer);

    expect(sent.map(({ bytes }) => bytes)).toEqual(['%PDF-', '%PDF-']);
    const [first, again] = sent.map(({ headers }) => headers) as [Headers, Headers];
    expect(sent[0]!.url).toBe('https://api.example.org/v1/disputes/d1/files');
    expect(first.get('content-type')).toBe('application/pdf');
    expect(first.get('x-file-name')).toBe('%E0%A4%B0%E0%A4%B8%E0%A5%80%E0%A4%A6.pdf');
    expect(again.get('idempotency-key')).toBe(first.get('idempotency-key'));
  });
});
