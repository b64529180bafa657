import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProgram } from '../program.ts';

const hospitalId = '01936f6e-7c00-7000-8000-000000000001';
const ids = ['01936f6e-7c00-7000-8000-00000000000a', '01936f6e-7c00-7000-8000-00000000000b'];

function answerTo(url: string): object {
  if (url === '/v1/api-keys/current') return { hospitalId };
  if (!url.startsWith(`/v1/hospitals/${hospitalId}/slots`)) return { id: hospitalId };
  return { items: url.includes('DOC-17') ? [{ ids }] : [], nextCursor: null };
}

describe('smc slots delete', () => {
  const environment = { ...process.env };
  let folder: string;
  let server: Server;
  let asked: string[];
  let busy: number;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'smc-delete-'));
    asked = [];
    busy = 0;
    server = createServer((request, response) => {
      const { method, url = '' } = request;
      asked.push(`${method} ${url}`);
      const isBusy = method === 'DELETE' && busy-- > 0;
      const status = isBusy ? 429 : method === 'DELETE' ? 204 : 200;
      response.writeHead(status, {
        'content-type': 'application/json',
        ...(isBusy && { 'retry-after': '0' }),
      });
      response.end(
        status === 204 ? undefined : JSON.stringify(isBusy ? { code: 'rate.limited' } : answerTo(url)),
      );
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    Object.assign(process.env, { XDG_CONFIG_HOME: folder, SMC_API_KEY: 'smc_test_key', SMC_API_URL: apiUrl });
  });
  afterEach(async () => {
    process.env = { ...environment };
    process.exitCode = 0;
    server.close();
    await once(server, 'close');
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (...words: string[]) =>
    createProgram().parseAsync(['node', 'smc', '--quiet', 'slots', 'delete', ...words]);
  const deleted = () => asked.filter((call) => call.startsWith('DELETE'));

  it('takes the doctor by the key the hospital knows them by', async () => {
    await run('--doctor', 'DOC-17');
    expect(asked).toContain(`GET /v1/hospitals/${hospitalId}/slots?limit=100&doctorExternalId=DOC-17`);
    expect(deleted()).toEqual(ids.map((id) => `DELETE /v1/slots/${id}`));
  });

  it('takes our id too, when no doctor of the hospital has it for a key', async () => {
    await run('--doctor', ids[0]!);
    expect(asked.at(-1)).toBe(`GET /v1/hospitals/${hospitalId}/slots?limit=100&doctorId=${ids[0]}`);
  });

  it('waits when the server says that it is too fast, and leaves nothing out', async () => {
    busy = 3;
    await run('--doctor', 'DOC-17');
    expect(deleted()).toHaveLength(3 + ids.length);
    expect(process.exitCode).toBe(0);
  });
});
