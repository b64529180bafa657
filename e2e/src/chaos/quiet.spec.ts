import { comeToRest } from './quiet.ts';

describe('waiting for all to come to rest', () => {
  const limitMs = 600;
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  beforeEach(() => said.splice(0));

  it('is as patient as it has to be while there is less and less under way', async () => {
    const left = [5, 4, 4, 3, 2, 2, 1];
    const began = performance.now();
    await comeToRest(() => Promise.resolve({ holds: left.shift() ?? 0 }), say, limitMs);
    expect(performance.now() - began).toBeGreaterThan(limitMs);
    expect([left, said]).toEqual([[], []]);
  });

  it('ends, and says of what, when nothing moves on any more', async () => {
    const jobs = [3, 0, 3, 0, 3, 0, 3, 0, 3, 0, 3, 0];
    await comeToRest(() => Promise.resolve({ holds: 2, jobs: jobs.shift() ?? 0 }), say, limitMs);
    expect(said).toEqual([expect.stringContaining('no rest: {"holds":2')]);
  });

  it('goes on while the database is away', async () => {
    const answers = [Promise.reject(new Error('gone')), Promise.resolve({ holds: 1 }), Promise.resolve({})];
    await comeToRest(() => answers.shift()!, say, limitMs);
    expect([answers, said]).toEqual([[], []]);
  });
});
