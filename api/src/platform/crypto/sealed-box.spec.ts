import { readKeyRing } from './key-ring.ts';
import { SealedBox } from './sealed-box.ts';

const base64 = (letter: string) => Buffer.alloc(32, letter).toString('base64');
const [old, fresh, other] = [base64('o'), base64('n'), base64('x')];

function boxOf(ring: string): SealedBox {
  const keys = readKeyRing(ring);
  if (!keys) throw new Error(`no key ring: ${ring}`);
  return new SealedBox({ ENCRYPTION_KEY: keys });
}

describe('a sealed box', () => {
  it.each([
    ['one key without an id', old, old],
    ['one key with an id', `2025:${old}`, `2025:${old}`],
    ['a key that was replaced', `2025:${old}`, `2026:${fresh},2025:${old}`],
    ['a key that came to the ring before it seals', `2026:${fresh}`, `2025:${old},2026:${fresh}`],
    ['a key that had no id', old, `2026:${fresh},${old}`],
    ['a key that has an id by now', old, `2026:${fresh},2025:${old}`],
    ['a key that had an id and has another', old, `renamed:${old}`],
  ])('opens what was sealed by %s', (_, sealing, opening) => {
    const sealed = boxOf(sealing).seal('Schmerzen im Knie');

    expect(boxOf(opening).open(sealed)).toBe('Schmerzen im Knie');
    const bytes = boxOf(sealing).sealBytes(Buffer.from([0, 255]), 'file-1');
    expect(boxOf(opening).openBytes(bytes, 'file-1')).toEqual(Buffer.from([0, 255]));
  });

  it('is sealed by the first key alone, and carries its id', () => {
    const sealed = boxOf(`2026:${fresh},2025:${old}`).seal('x');

    expect(sealed.includes('2026')).toBe(true);
    expect(boxOf(`2026:${fresh}`).open(sealed)).toBe('x');
    expect(() => boxOf(`2025:${old}`).open(sealed)).toThrow();
  });

  it('looks as it always did while the key has no id', () => {
    expect(boxOf(old).seal('word')).toHaveLength(12 + 'word'.length + 16);
  });

  it('stays shut for keys that did not seal it, for another name and when a byte of it was changed', () => {
    const box = boxOf(`2025:${old}`);
    const sealed = box.sealBytes(Buffer.from('x'), 'file-1');

    expect(() => boxOf(`2025:${other},2026:${fresh}`).openBytes(sealed, 'file-1')).toThrow();
    expect(() => box.openBytes(sealed, 'file-2')).toThrow();
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(sealed.readUInt8(at) ^ 1, at);
      expect(() => box.openBytes(changed, 'file-1')).toThrow();
    }
  });

  it('is never opened to something else when it is too short to be one', () => {
    expect(() => boxOf(old).open(Buffer.from('short'))).toThrow();
  });
});

describe('a key ring', () => {
  it.each([
    ['', 'is empty'],
    [`a:${Buffer.alloc(16).toString('base64')}`, 'has a key that is too short'],
    [`a:${old},a:${fresh}`, 'has one id twice'],
    [`a:${old},`, 'ends in a comma'],
    [`:${old}`, 'has an empty id'],
    [`a b:${old}`, 'has an id with a space'],
    [`a:b:${old}`, 'has an id with a colon'],
  ])('%j is none: it %s', (text) => {
    expect(readKeyRing(text)).toBeUndefined();
  });

  it('may be a plain key, as before there were rings', () => {
    expect(readKeyRing(old)?.map(({ id }) => id)).toEqual([undefined]);
  });
});
