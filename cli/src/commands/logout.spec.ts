import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Credentials } from '../credentials.ts';
import { createProgram } from '../program.ts';

describe('smc logout', () => {
  const environment = { ...process.env };
  let folder: string;
  let server: Server;
  let apiUrl: string;
  let asked: Pick<IncomingMessage, 'method' | 'url' | 'headers'>[];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'smc-logout-'));
    asked = [];
    server = createServer(({ method, url, headers }, response) => {
      asked.push({ method, url, headers });
      response.writeHead(204).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    Object.assign(process.env, {
      XDG_CONFIG_HOME: folder,
      SMC_API_KEY: 'smc_test_another',
      SMC_API_URL: 'http://127.0.0.1:1',
    });
  });
  afterEach(async () => {
    process.env = { ...environment };
    server.close();
    await once(server, 'close');
    rmSync(folder, { recursive: true, force: true });
  });

  it('ends the session of the profile where it was begun, whatever the environment names, and forgets it', async () => {
    const session = { accessToken: 'access', refreshToken: 'refresh', expiresAt: Date.now() + 600_000 };
    await new Credentials().write('default', { apiUrl, email: 'it@demo.test', session });
    await createProgram().parseAsync(['node', 'smc', '--quiet', 'logout']);
    expect(asked).toMatchObject([
      { method: 'DELETE', url: '/v1/auth/sessions/current', headers: { authorization: 'Bearer access' } },
    ]);
    const file = join(folder, 'smc', 'profiles.json');
    expect(existsSync(file) && readFileSync(file, 'utf8')).not.toContain('refresh');
  });
});
