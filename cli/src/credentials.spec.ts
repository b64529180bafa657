import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Credentials } from './credentials.ts';
import { Misuse } from './exit-codes.ts';

describe('profiles', () => {
  let folder: string;
  let credentials: Credentials;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'smc-credentials-'));
    credentials = new Credentials({ XDG_CONFIG_HOME: folder });
  });

  it('are kept in the XDG configuration folder, readable by their owner alone', async () => {
    await credentials.write('default', { apiUrl: 'https://api.example.org', apiKey: 'smc_test_x' });

    expect((await stat(join(folder, 'smc', 'profiles.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'smc'))).mode & 0o777).toBe(0o700);
    expect(await credentials.read('default')).toEqual({
      apiUrl: 'https://api.example.org',
      apiKey: 'smc_test_x',
    });
  });

  it('do not know of one another', async () => {
    await credentials.write('test', { apiUrl: 'https://test.example.org' });
    await credentials.write('live', { apiUrl: 'https://live.example.org' });

    expect(await credentials.remove('test')).toBe(true);
    expect(await credentials.read('test')).toBeUndefined();
    expect(await credentials.read('live')).toEqual({ apiUrl: 'https://live.example.org' });
  });

  it('leave no draft behind', async () => {
    await credentials.write('default', { apiUrl: 'https://api.example.org' });

    expect(await readdir(join(folder, 'smc'))).toEqual(['profiles.json']);
  });

  it('that somebody has damaged are named, not overwritten', async () => {
    await credentials.write('default', { apiUrl: 'https://api.example.org' });
    const path = join(folder, 'smc', 'profiles.json');
    await writeFile(path, '{"profiles": {');

    await expect(credentials.read('default')).rejects.toThrow(Misuse);
    expect(await readFile(path, 'utf8')).toBe('{"profiles": {');
  });
});
