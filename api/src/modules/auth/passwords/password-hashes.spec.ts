import { PasswordHashes } from './password-hashes.ts';

describe('password hashes', () => {
  const hashes = new PasswordHashes({ BCRYPT_COST: 4 });

  afterAll(() => hashes.onApplicationShutdown());

  it('are bcrypt, salted, and never the password', async () => {
    const [one, two] = await Promise.all([hashes.hash('Demo-Pass-2026!'), hashes.hash('Demo-Pass-2026!')]);
    expect(one).toMatch(/^\$2b\$04\$.{53}$/);
    expect(one).not.toBe(two);
  });

  it('match their own password alone', async () => {
    const hash = await hashes.hash('Demo-Pass-2026!');
    expect(await hashes.matches('Demo-Pass-2026!', hash)).toBe(true);
    expect(await hashes.matches('Demo-Pass-2026?', hash)).toBe(false);
  });

  it('tell long passwords apart that differ only at the end', async () => {
    const long = 'correct horse battery staple '.repeat(5);
    const hash = await hashes.hash(`${long}1`);
    expect(await hashes.matches(`${long}2`, hash)).toBe(false);
    expect(await hashes.matches(`${long}1`, hash)).toBe(true);
  });

  it('take one spelling of a letter for the other', async () => {
    const hash = await hashes.hash('z\u00fcrich-2026');
    expect(await hashes.matches('zu\u0308rich-2026', hash)).toBe(true);
  });

  it('match nothing where there is no account, and take as long as where there is one', async () => {
    const slow = new PasswordHashes({ BCRYPT_COST: 9 });
    const hash = await slow.hash('Demo-Pass-2026!');
    const timeOf = async (known: string | undefined) => {
      const started = performance.now();
      expect(await slow.matches('Demo-Pass-2026?', known)).toBe(false);
      return performance.now() - started;
    };
    // By turns, and the quickest of each: what else the machine does then slows both alike.
    let [withNone, withOne] = [Infinity, Infinity];
    for (let n = 0; n < 40 && (n < 4 || withNone / withOne < 0.5 || withNone / withOne > 2); n++) {
      withNone = Math.min(withNone, await timeOf(undefined));
      withOne = Math.min(withOne, await timeOf(hash));
    }
    const ratio = withNone / withOne;
    await slow.onApplicationShutdown();
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it('leave the event loop free while they are made', async () => {
    let turns = 0;
    const turning = setInterval(() => turns++, 0);
    const slow = new PasswordHashes({ BCRYPT_COST: 10 });
    await slow.hash('Demo-Pass-2026!');
    clearInterval(turning);
    await slow.onApplicationShutdown();
    expect(turns).toBeGreaterThan(5);
  });
});
