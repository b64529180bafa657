import { createHash } from 'node:crypto';

/** A number from 0 up to 1 that looks like chance and is the same for the same seed and question. */
export function chance(seed: number, question: string): number {
  const digest = createHash('sha256').update(`${seed}:${question}`).digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}
