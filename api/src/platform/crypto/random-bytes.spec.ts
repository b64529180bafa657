import { fewRandomBytes } from './random-bytes.ts';

describe('a few random bytes', () => {
  it('never come twice, also when the pool is filled again', () => {
    const given = Array.from({ length: 5000 }, () => fewRandomBytes(12).toString('hex'));

    expect(new Set(given).size).toBe(5000);
  });

  it('are the caller’s own: what follows does not change them', () => {
    const first = fewRandomBytes(12);
    const text = first.toString('hex');
    Array.from({ length: 1000 }, () => fewRandomBytes(12));

    expect(first.toString('hex')).toBe(text);
  });
});
