import { jest } from '@jest/globals';
import { type Part, partOr, worstOf } from './part.ts';

const fine: Part = { state: 'ok', finding: 'answers', says: 'All well.' };
const down: Part = { state: 'down', finding: 'silent', says: 'It does not answer.' };

describe('a part of the system', () => {
  it('tells how it fares', async () => {
    expect(
      await partOr(
        () => Promise.resolve(fine),
        () => down,
      ),
    ).toBe(fine);
  });

  it('is down when it fails', async () => {
    expect(
      await partOr<Part>(
        () => Promise.reject(new Error('no')),
        () => down,
      ),
    ).toBe(down);
  });

  it('is down when it is silent, and keeps nobody waiting', async () => {
    jest.useFakeTimers();
    try {
      const asked = partOr<Part>(
        () => new Promise<never>(() => undefined),
        () => down,
      );
      jest.advanceTimersByTime(2_000);
      expect(await asked).toBe(down);
    } finally {
      jest.useRealTimers();
    }
  });

  it.each([
    [['ok', 'ok'], 'ok'],
    [['ok', 'degraded'], 'degraded'],
    [['down', 'degraded', 'ok'], 'down'],
  ] as const)('makes the whole no better than its worst: of %j it is %s', (states, whole) => {
    expect(worstOf(states.map((state) => ({ state, finding: '', says: '' })))).toBe(whole);
  });
});
