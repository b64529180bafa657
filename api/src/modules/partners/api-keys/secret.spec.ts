import { isWellFormed, newSecret, prefixOf, secretHash } from './secret.ts';

describe('the secret of an API key', () => {
  it('says by its beginning where it belongs', () => {
    expect(newSecret('test')).toMatch(/^smc_test_[0-9A-Za-z]{38}$/);
    expect(newSecret('live')).toMatch(/^smc_live_[0-9A-Za-z]{38}$/);
  });

  it('is never the same twice, nor is its hash', () => {
    const secrets = Array.from({ length: 1000 }, () => newSecret('test'));
    expect(new Set(secrets).size).toBe(1000);
    expect(new Set(secrets.map((secret) => secretHash(secret).toString('hex'))).size).toBe(1000);
  });

  it('is told from any of its typing errors by the checksum', () => {
    const secret = newSecret('test');
    expect(isWellFormed(secret)).toBe(true);
    for (let at = 9; at < secret.length; at++) {
      const other = secret[at] === 'x' ? 'y' : 'x';
      expect(isWellFormed(secret.slice(0, at) + other + secret.slice(at + 1))).toBe(false);
    }
    expect(isWellFormed(secret.replace('smc_test_', 'smc_live_'))).toBe(false);
  });

  it.each(['', 'smc_test_', 'smc_test_short', `smc_demo_${'0'.repeat(38)}`, ` ${'x'.repeat(46)}`])(
    'is not %p',
    (text) => {
      expect(isWellFormed(text)).toBe(false);
    },
  );

  it('shows no more than four of its random characters in a list', () => {
    const secret = newSecret('test');
    expect(prefixOf(secret)).toBe(secret.slice(0, 13));
  });
});
