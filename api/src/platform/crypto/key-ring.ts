import { createSecretKey, type KeyObject } from 'node:crypto';

/** A key what is sealed with it can name; one without an id is tried where a box names none. */
export interface RingKey {
  id: string | undefined;
  key: KeyObject;
}

/** The first key seals, all open: so a key can be replaced while what it has sealed stays readable. */
export type KeyRing = readonly [RingKey, ...RingKey[]];

const keyBytes = 32;
const entryShape = /^(?:([A-Za-z0-9._-]{1,32}):)?([A-Za-z0-9+/_-]+={0,2})$/;

/** Reads `base64` or `id:base64[,id:base64…]`. Undefined when an entry is none of both, a key has not 32 bytes or two have one id. */
export function readKeyRing(text: string): KeyRing | undefined {
  const ring = text.split(',').flatMap((entry): RingKey[] => {
    const [, id, base64 = ''] = entryShape.exec(entry.trim()) ?? [];
    const bytes = Buffer.from(base64, 'base64');
    return bytes.length === keyBytes ? [{ id, key: createSecretKey(bytes) }] : [];
  });
  const ids = ring.flatMap(({ id }) => id ?? []);
  const [first, ...others] = ring;
  const isWhole = ring.length === text.split(',').length && new Set(ids).size === ids.length;
  return isWhole && first ? [first, ...others] : undefined;
}
