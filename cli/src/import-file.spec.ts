import { jest } from '@jest/globals';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodeOf } from './exit-codes.ts';
import { createProgram } from './program.ts';

const hospital = { id: '01936f6e-7c00-7000-8000-000000000001', currency: 'INR' };
const counts = { created: 0, updated: 0, unchanged: 0, rejected: 0 };
const run = { id: 'run-1', batchSize: 1000, totalRows: 1, appliedBatches: [], counts };

describe('an import whose server is too busy for it', () => {
  const environment = { ...process.env };
  let folder: string;
  let server: Server;
  let busyFrom: RegExp;
  let said: string;
  let stderr: { mockRestore(): void };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'smc-import-'));
    writeFileSync(join(folder, 'doctors.csv'), 'external_id,full_name\nd-1,Asha Rao\n');
    server = createServer((request, response) => {
      request.resume();
      const call = `${request.method} ${request.url}`;
      const isBusy = busyFrom.test(call);
      response.writeHead(isBusy ? 503 : 200, { 'content-type': 'application/json', 'retry-after': '0' });
      const answer = call.endsWith('/api-keys/current') ? { hospitalId: hospital.id } : hospital;
      response.end(
        JSON.stringify(isBusy ? { code: 'internal.unavailable' } : call.includes('/imports') ? run : answer),
      );
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    Object.assign(process.env, { XDG_CONFIG_HOME: folder, SMC_API_KEY: 'smc_test_key', SMC_API_URL: apiUrl });
    said = '';
    stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
  });
  afterEach(async () => {
    stderr.mockRestore();
    process.env = { ...environment };
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
    rmSync(folder, { recursive: true, force: true });
  });

  const exitCode = (...words: string[]) =>
    createProgram()
      .parseAsync(['node', 'smc', '--quiet', 'doctors', 'import', join(folder, 'doctors.csv'), ...words])
      .then(() => 0, exitCodeOf);

  it.each([
    ['', 'The import is not done. The same command again goes on from here.\n'],
    ['--no-resume', 'The import is not done. The same command without --no-resume goes on from here.\n'],
  ])('in the middle (%s) says how it goes on, and ends with 75', async (option, words) => {
    busyFrom = /^PUT /;
    expect(await exitCode(...[option].filter(Boolean))).toBe(75);
    expect(said).toBe(words);
  });

  it('before it began says nothing of going on', async () => {
    busyFrom = /^POST /;
    expect(await exitCode()).toBe(75);
    expect(said).toBe('');
  });
});
