import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { servePortal } from '../src/platform/pages/portal-page.ts';

describe('the portal', () => {
  let server: FastifyInstance;
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portal-'));
    server = fastify();
    await servePortal(server, '/admin', folder);
  });
  afterEach(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const build = async () => {
    for (const language of ['en', 'hi', 'ar']) {
      const home = join(folder, language);
      await mkdir(home);
      const page = `<html lang="${language}"><script nonce="CSP_NONCE" src="main-NR6ZASYC.js"></script>`;
      await writeFile(join(home, 'index.html'), page);
      await writeFile(join(home, 'main-NR6ZASYC.js'), 'start()');
      await writeFile(join(home, 'main-NR6ZASYC.js.br'), brotliCompressSync('start()'));
      await writeFile(join(home, 'favicon.svg'), '<svg/>');
    }
  };
  const asking = (url: string, headers: Record<string, string>) => server.inject({ url, headers });

  it.each([
    ['/admin/en', 'en'],
    ['/admin/hi/', 'hi'],
    ['/admin/ar/doctors/123?after=9', 'ar'],
  ])('answers %s with its page in its language, never kept', async (url, language) => {
    await build();
    const { statusCode, headers, body } = await server.inject(url);
    expect([statusCode, headers['cache-control'], headers['content-language']]).toEqual([
      200,
      'no-cache',
      language,
    ]);
    expect(body).toContain(`lang="${language}"`);
  });

  it.each([
    ['/admin', '/admin/hi/'],
    ['/admin/', '/admin/hi/'],
    ['/admin?q=1', '/admin/hi/?q=1'],
    ['/admin/disputes/123?tab=files', '/admin/hi/disputes/123?tab=files'],
    ['/admin//elsewhere.test/x', '/admin/hi//elsewhere.test/x'],
  ])('leads %s to the language of the reader', async (url, location) => {
    await build();
    const { statusCode, headers } = await asking(url, { 'accept-language': 'hi-IN,hi;q=0.9,en;q=0.8' });
    expect([statusCode, headers.location]).toEqual([302, location]);
    expect([headers['cache-control'], headers.vary]).toEqual(['no-store', 'accept-language, cookie']);
  });

  it('lets what was chosen by hand go before the languages of the browser', async () => {
    await build();
    const { headers } = await asking('/admin/', { 'accept-language': 'hi', cookie: 'smc-language=ar' });
    expect(headers.location).toBe('/admin/ar/');
  });

  it('lets run only the scripts of its own page, named by a nonce of this one answer', async () => {
    await build();
    const [one, other] = [await server.inject('/admin/en/'), await server.inject('/admin/en/')];
    const nonce = /nonce="([^"]+)"/.exec(one.body)![1]!;
    expect(one.headers['content-security-policy']).toContain(`script-src 'self' 'nonce-${nonce}'`);
    expect(other.body).not.toContain(nonce);
  });

  it('takes nothing that is written into the page itself, be it script or style', async () => {
    await build();
    const policy = String((await server.inject('/admin/en/')).headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|http|\*/);
  });

  it('has files with a hash in their name kept for good, and the others looked at again', async () => {
    await build();
    expect((await server.inject('/admin/en/main-NR6ZASYC.js')).headers['cache-control']).toMatch(/immutable/);
    expect((await server.inject('/admin/en/favicon.svg')).headers['cache-control']).toBe('no-cache');
  });

  it('sends files as they were compressed by the build, to whoever can read that', async () => {
    await build();
    const packed = await asking('/admin/hi/main-NR6ZASYC.js', { 'accept-encoding': 'gzip, br' });
    const { headers } = packed;
    expect([headers['content-encoding'], headers['content-type']]).toEqual([
      'br',
      expect.stringContaining('javascript'),
    ]);
    expect([headers['cache-control'], headers.vary]).toEqual([
      expect.stringContaining('immutable'),
      'accept-encoding',
    ]);
    expect(brotliDecompressSync(packed.rawPayload).toString()).toBe('start()');
    expect((await server.inject('/admin/hi/main-NR6ZASYC.js')).body).toBe('start()');
  });

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('sends its page by %s', async (encoding, open) => {
    await build();
    const { headers, rawPayload } = await asking('/admin/en/', { 'accept-encoding': encoding });
    expect([headers['content-encoding'], headers.vary]).toEqual([encoding, 'accept-encoding']);
    expect(open(rawPayload).toString()).toContain('main-NR6ZASYC.js');
  });

  it('sends its page as it is to whoever refuses the rest', async () => {
    await build();
    const { headers, body } = await asking('/admin/en/', { 'accept-encoding': 'br;q=0, identity' });
    expect(headers['content-encoding']).toBeUndefined();
    expect(body).toContain('main-NR6ZASYC.js');
  });

  it('knows no file that is not there, none outside, and nothing before it is built', async () => {
    for (const url of ['/admin', '/admin/en/']) {
      expect((await server.inject(url)).json()).toMatchObject({ status: 404, code: 'not_found' });
    }
    await build();
    const missing = await server.inject('/admin/en/other-AAAAAAAA.js');
    expect([missing.statusCode, missing.headers['cache-control']]).toEqual([404, undefined]);
    expect(
      (await server.inject('/admin/en/..%2f..%2f..%2fetc%2fpasswd.txt')).statusCode,
    ).toBeGreaterThanOrEqual(400);
  });
});
