import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    await writeFile(join(folder, 'index.html'), '<script nonce="CSP_NONCE" src="main-NR6ZASYC.js"></script>');
    await writeFile(join(folder, 'main-NR6ZASYC.js'), 'start()');
    await writeFile(join(folder, 'favicon.svg'), '<svg/>');
  };

  it.each(['/admin', '/admin/', '/admin/doctors/123'])(
    'answers %s with its page, never kept',
    async (url) => {
      await build();
      const { statusCode, headers } = await server.inject(url);
      expect([statusCode, headers['cache-control']]).toEqual([200, 'no-cache']);
    },
  );

  it('lets run only the scripts of its own page, named by a nonce of this one answer', async () => {
    await build();
    const [one, other] = [await server.inject('/admin'), await server.inject('/admin')];
    const nonce = /nonce="([^"]+)"/.exec(one.body)![1]!;
    expect(one.headers['content-security-policy']).toContain(`script-src 'self' 'nonce-${nonce}'`);
    expect(other.body).not.toContain(nonce);
  });

  it('has files with a hash in their name kept for good, and the others looked at again', async () => {
    await build();
    expect((await server.inject('/admin/main-NR6ZASYC.js')).headers['cache-control']).toMatch(/immutable/);
    expect((await server.inject('/admin/favicon.svg')).headers['cache-control']).toBe('no-cache');
  });

  it('knows no file that is not there, none outside, and nothing before it is built', async () => {
    expect((await server.inject('/admin')).json()).toMatchObject({ status: 404, code: 'not_found' });
    await build();
    const missing = await server.inject('/admin/other-AAAAAAAA.js');
    expect([missing.statusCode, missing.headers['cache-control']]).toEqual([404, undefined]);
    expect((await server.inject('/admin/..%2f..%2fetc%2fpasswd.txt')).statusCode).toBeGreaterThanOrEqual(400);
  });
});
