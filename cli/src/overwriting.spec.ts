import { mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Misuse } from './exit-codes.ts';
import { refuseOverwriting } from './overwriting.ts';

describe('what an import writes', () => {
  let input: string;
  let link: string;

  beforeEach(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'smc-overwriting-'));
    input = join(folder, 'refused.csv');
    link = join(folder, 'link.csv');
    await writeFile(input, 'external_id\n');
    await symlink(input, link);
  });

  it.each([
    ['the file it reads', () => ({ rejects: input })],
    ['the file it reads under another name', () => ({ report: link })],
    ['a dash, which is no file but stdin', () => ({ rejects: '-' })],
    ['one file twice', () => ({ rejects: '/tmp/both', report: '/tmp/../tmp/both' })],
  ])('is refused to go into %s', async (_, written) => {
    await expect(refuseOverwriting(input, written())).rejects.toThrow(Misuse);
  });

  it('may go anywhere else', async () => {
    await refuseOverwriting(input, { rejects: `${input}.again`, report: '/dev/stdout' });
    await refuseOverwriting('-', { rejects: input });
  });
});
