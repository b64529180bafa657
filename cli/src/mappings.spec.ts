import { randomBytes } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Misuse } from './exit-codes.ts';
import { loadMapping, shippedMappings } from './mappings.ts';

describe('a mapping', () => {
  it.each(shippedMappings())('is found by the name of one that is shipped: %s', async (name) => {
    expect(await loadMapping(name)).toMatchObject({ kind: 'doctors' });
  });

  it('that is not there is misuse, and the shipped ones are named', async () => {
    await expect(loadMapping('nope')).rejects.toThrow(
      /^There is no mapping nope. Shipped are: cms-clinicians, nppes/,
    );
  });

  it.each([
    ['is broken', 'kind: [\n', /is not YAML/],
    ['is no text', randomBytes(100_000).toString('latin1'), /is not YAML/],
    ['multiplies its aliases', aliasesOfAliases(), /cannot be used: Excessive alias count/],
  ])('of a file that %s is misuse, told on one screen', async (_, text, told) => {
    const refusal: unknown = await loadMapping(await fileOf(text)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Misuse);
    const { message } = refusal as Misuse;
    expect(message).toMatch(told);
    expect(message.split('\n').length).toBeLessThan(40);
  });
});

async function fileOf(text: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'smc-mapping-')), 'ours.yaml');
  await writeFile(path, text);
  return path;
}

function aliasesOfAliases(): string {
  const lines = ['a0: &a0 [x, x]'];
  for (let n = 1; n < 7; n++)
    lines.push(
      `a${n}: &a${n} [${Array(9)
        .fill(`*a${n - 1}`)
        .join(', ')}]`,
    );
  return lines.join('\n');
}
