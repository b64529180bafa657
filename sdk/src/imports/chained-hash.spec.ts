import { ChainedHash } from './chained-hash.ts';

const bytes = new Uint8Array(700_000).map((_, i) => i % 251);

describe('the hash of a stream', () => {
  it('is the same however the bytes are cut', async () => {
    const whole = await hashOf(bytes);
    expect(whole).toMatch(/^[0-9a-f]{64}$/);
    expect(await hashOf(bytes.subarray(0, 1), bytes.subarray(1, 300_000), bytes.subarray(300_000))).toBe(
      whole,
    );
  });

  it('is another one when a single byte is another, in any piece', async () => {
    const whole = await hashOf(bytes);
    for (const at of [0, 1 << 18, bytes.length - 1]) {
      const changed = bytes.slice();
      changed[at] = 255;
      expect(await hashOf(changed)).not.toBe(whole);
    }
  });
});

async function hashOf(...parts: Uint8Array[]): Promise<string> {
  const hash = new ChainedHash();
  for (const part of parts) await hash.add(part);
  return hash.hex();
}
