import { readSettings, SettingsFault } from './settings.ts';

const database = { DATABASE_URL: 'postgresql://user@localhost/db' };
const stripe = {
  STRIPE_SECRET_KEY: 'sk_live_1',
  STRIPE_PUBLISHABLE_KEY: 'pk_live_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
};
const mail = { SMTP_URL: 'smtps://care:secret@mail.example.org', MAIL_FROM: 'care@example.org' };
const faultsOf = (env: NodeJS.ProcessEnv): string[] => {
  try {
    readSettings(env);
    return [];
  } catch (fault) {
    return (fault as SettingsFault).faults;
  }
};

describe('settings', () => {
  it('need nothing but a database in development', () => {
    expect(readSettings(database)).toMatchObject({ NODE_ENV: 'development', PORT: 3000, RATE_LIMITS: true });
  });

  it('stop production without its secrets, with one list of everything that is missing or wrong', () => {
    const env = { NODE_ENV: 'production', SEED_DEMO: 'on', RATE_LIMITS: 'off', PORT: 'many' };
    expect(faultsOf(env).map((fault) => fault.split(':')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'JWT_KEYS',
      'ENCRYPTION_KEY',
      'STRIPE_SECRET_KEY',
      'STRIPE_PUBLISHABLE_KEY',
      'STRIPE_WEBHOOK_SECRET',
      'MAIL_FROM',
      'SEED_DEMO',
      'RATE_LIMITS',
      'SMTP_URL',
    ]);
    expect(() => readSettings(env)).toThrow(/^The settings are not complete:\n {2}- PORT: /);
    expect(faultsOf(env)).toContain('JWT_KEYS: is not set');
  });

  it('take no short secret', () => {
    const secrets = { JWT_KEYS: 'k1:short', ENCRYPTION_KEY: Buffer.alloc(16).toString('base64') };
    expect(faultsOf({ NODE_ENV: 'production', ...database, ...stripe, ...mail, ...secrets })).toEqual([
      expect.stringMatching(/^JWT_KEYS: .*32 characters/),
      expect.stringMatching(/^ENCRYPTION_KEY: expected 32 bytes/),
    ]);
  });

  it('take no two signing keys of one id', () => {
    const JWT_KEYS = `k1:${'n'.repeat(32)}, k1:${'o'.repeat(32)}`;
    expect(faultsOf({ ...database, JWT_KEYS })).toEqual([
      expect.stringMatching(/^JWT_KEYS: names a key id twice/),
    ]);
  });

  it('read one encryption key or a ring of them', () => {
    const [old, fresh] = ['o', 'n'].map((letter) => Buffer.alloc(32, letter).toString('base64'));
    const ids = (ENCRYPTION_KEY: string) =>
      readSettings({ ...database, ENCRYPTION_KEY }).ENCRYPTION_KEY.map(({ id }) => id);

    expect(ids(`${old}`)).toEqual([undefined]);
    expect(ids(`new:${fresh}, old:${old}`)).toEqual(['new', 'old']);
    expect(faultsOf({ ...database, ENCRYPTION_KEY: `k:${fresh},k:${old}` })).toEqual([
      expect.stringMatching(/^ENCRYPTION_KEY: expected .* each id once/),
    ]);
  });

  it('pay at the sandbox until there is a key of Stripe, and never in production', () => {
    expect(readSettings(database)).toMatchObject({
      STRIPE_SECRET_KEY: 'sk_test_sandbox',
      STRIPE_SANDBOX_URL: 'http://127.0.0.1:12111',
    });
    expect(readSettings({ ...database, ...stripe }).STRIPE_SANDBOX_URL).toBeUndefined();
    expect(faultsOf({ ...database, STRIPE_SECRET_KEY: 'sk_test_1' })).toEqual([
      'STRIPE_PUBLISHABLE_KEY: is not set',
      'STRIPE_WEBHOOK_SECRET: is not set',
    ]);
    const sandboxed = {
      NODE_ENV: 'production',
      ...database,
      ...stripe,
      STRIPE_SANDBOX_URL: 'http://localhost:1',
    };
    expect(faultsOf(sandboxed)).toContain('STRIPE_SANDBOX_URL: production takes real money, at Stripe');
    const known = { ...sandboxed, STRIPE_WEBHOOK_SECRET: 'whsec_sandbox' };
    expect(faultsOf(known)).toContain('STRIPE_WEBHOOK_SECRET: the sandbox’s is known to everybody');
    expect(faultsOf({ ...database, ...stripe, STRIPE_PUBLISHABLE_KEY: 'pk_test_1' })).toEqual([
      'STRIPE_PUBLISHABLE_KEY: of the two keys one is for tests, the other for real money',
    ]);
  });

  it('send mail by the server that is named, from a name and an address', () => {
    const from = (MAIL_FROM: string) => readSettings({ ...database, MAIL_FROM }).MAIL_FROM;

    expect(readSettings(database)).toMatchObject({ MAILS_PER_SECOND: 20 });
    expect(readSettings(database).SMTP_URL).toBeUndefined();
    expect(from('care@example.org')).toEqual({ name: '', address: 'care@example.org' });
    expect(from('City Hospital <care@example.org>')).toEqual({
      name: 'City Hospital',
      address: 'care@example.org',
    });
    const wrong = { SMTP_URL: 'https://mail.example.org', MAIL_FROM: 'care', MAILS_PER_SECOND: '0' };
    expect(faultsOf({ ...database, ...wrong }).map((fault) => fault.split(':')[0])).toEqual([
      'SMTP_URL',
      'MAIL_FROM',
      'MAILS_PER_SECOND',
    ]);
    expect(faultsOf({ ...database, MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' })).toHaveLength(1);
  });

  it('read an empty value as none', () => {
    expect(readSettings({ ...database, PORT: '', CORS_ORIGINS: '' })).toMatchObject({
      PORT: 3000,
      CORS_ORIGINS: [],
    });
  });

  it('read several signing keys and origins', () => {
    const settings = readSettings({
      ...database,
      JWT_KEYS: `new:${'n'.repeat(32)},old:${'o'.repeat(16)}:${'o'.repeat(16)}`,
      CORS_ORIGINS: 'https://a.example, https://b.example',
    });
    expect(settings.JWT_KEYS.map(({ id }) => id)).toEqual(['new', 'old']);
    expect(settings.CORS_ORIGINS).toEqual(['https://a.example', 'https://b.example']);
  });

  it('name what is missing to reach a store of files, and need nothing for a folder', () => {
    expect(readSettings(database).FILES_DIR).toBe('.data/files');
    expect(faultsOf({ ...database, S3_ENDPOINT: 'https://s3.example.org', S3_BUCKET: 'files' })).toEqual([
      'S3_ACCESS_KEY_ID: is not set, but S3_ENDPOINT is',
      'S3_SECRET_ACCESS_KEY: is not set, but S3_ENDPOINT is',
    ]);
  });
});
