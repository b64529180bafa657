import { z } from 'zod';
import { readKeyRing } from '../crypto/key-ring.ts';

const developmentJwtKeys = 'development:not-a-secret-only-for-development';
const sandbox = {
  STRIPE_SECRET_KEY: 'sk_test_sandbox',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_sandbox',
  STRIPE_WEBHOOK_SECRET: 'whsec_sandbox',
  STRIPE_SANDBOX_URL: 'http://127.0.0.1:12111',
};
const developmentEncryptionKey = Buffer.alloc(32, 'development').toString('base64');

const keyRing = z
  .string()
  .transform((text) => text.split(',').map((entry) => entry.trim().split(':')))
  .transform((ring) => ring.map(([id = '', ...secret]) => ({ id, secret: secret.join(':') })))
  .refine((ring) => ring.length > 0 && ring.every(({ id, secret }) => id !== '' && secret.length >= 32), {
    message: 'expected kid:secret[,kid:secret…], each secret of 32 characters or more; the first one signs',
  })
  .refine((ring) => new Set(ring.map(({ id }) => id)).size === ring.length, {
    message: 'names a key id twice: a token says by the id which key signed it',
  });

const encryptionKeys = z.string().transform((text, context) => {
  const ring = readKeyRing(text);
  if (!ring) {
    const message =
      'expected 32 bytes in base64, or id:base64[,id:base64…] with each id once; the first one seals';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }
  return ring;
});

const list = z
  .string()
  .transform((text) => text.split(',').map((item) => item.trim()))
  .transform((items) => items.filter((item) => item !== ''));

/** `care@hospital.example`, or with a name before it in angle brackets. */
const sender = z
  .string()
  .regex(/^(?:[^<>"\r\n]+ <[^\s<>@"]+@[^\s<>@"]+>|[^\s<>@"]+@[^\s<>@"]+)$/, {
    message: 'expected an address such as care@hospital.example, or Name <care@hospital.example>',
  })
  .transform((text) => {
    const [, name = '', address = text] = /^(.+) <(.+)>$/.exec(text) ?? [];
    return { name, address };
  });

const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');

const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(20),
  JWT_KEYS: keyRing,
  ENCRYPTION_KEY: encryptionKeys,
  BCRYPT_COST: z.coerce.number().int().min(4).max(16).default(12),
  CORS_ORIGINS: list.default([]),
  TRUST_PROXY: onOff.default(false),
  RATE_LIMITS: onOff.default(true),
  JOBS: onOff.default(true),
  SEED_DEMO: onOff.default(false),
  /** Stripe's keys. Without them development and tests pay at the sandbox. */
  STRIPE_SECRET_KEY: z.string().regex(/^(sk|rk)_(test|live)_\w+$/, 'expected a secret key of Stripe (sk_…)'),
  STRIPE_PUBLISHABLE_KEY: z
    .string()
    .regex(/^pk_(test|live)_\w+$/, 'expected a publishable key of Stripe (pk_…)'),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_\w+$/, 'expected the secret of a webhook endpoint (whsec_…)'),
  /** Where our Stripe sandbox listens; unset, Stripe itself is asked. */
  STRIPE_SANDBOX_URL: z.url({ protocol: /^http$/ }).optional(),
  /** The platform's part of a payment in hundredths of a percent, unless the hospital has its own. */
  PLATFORM_FEE_BPS: z.coerce.number().int().min(0).max(10_000).default(500),
  /** Where files that people hand in are kept, sealed, unless S3_ENDPOINT says that a store elsewhere has them. */
  FILES_DIR: z.string().default('.data/files'),
  /** A store that speaks S3; then the bucket and its two keys are needed too. */
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_BUCKET: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_REGION: z.string().default('us-east-1'),
  /** The server that mail leaves by, with user and password where it wants them. Without one nobody is told anything. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Whom mail comes from. */
  MAIL_FROM: sender,
  /** How many mails a process sends in a second at most, about. */
  MAILS_PER_SECOND: z.coerce.number().int().min(1).max(1000).default(20),
  /** Whoever bears it may read /metrics; without it, production shows them to nobody. */
  METRICS_TOKEN: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Unset: JSON, and lines to read for a person at a terminal in development. */
  LOG_FORMAT: z.enum(['json', 'readable']).optional(),
});

export type Settings = Readonly<z.infer<typeof environment>>;

/** The token settings are injected by: `@Inject(SETTINGS) settings: Settings`. */
export const SETTINGS = Symbol('settings');

/**
 * Reads the settings from the environment. Development and tests have defaults for the secrets; production has none
 * and refuses the demo logins.
 *
 * @throws {SettingsFault} naming every setting that is missing or wrong, at once
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const inProduction = env['NODE_ENV'] === 'production';
  const defaults = inProduction
    ? {}
    : {
        JWT_KEYS: developmentJwtKeys,
        ENCRYPTION_KEY: developmentEncryptionKey,
        MAIL_FROM: 'SmartMedConnect <no-reply@smartmedconnect.test>',
      };
  const set = withoutEmpty(env);
  const paidAt = inProduction || set['STRIPE_SECRET_KEY'] !== undefined ? {} : sandbox;
  const given: NodeJS.ProcessEnv = { ...defaults, ...paidAt, ...set };
  const parsed = environment.safeParse(given);
  const faults = parsed.success
    ? []
    : parsed.error.issues.map(({ path: [name], message }) =>
        String(name) in given ? `${String(name)}: ${message}` : `${String(name)}: is not set`,
      );
  faults.push(...missingOfS3(set));
  if (inProduction && env['SEED_DEMO'] === 'on') {
    faults.push('SEED_DEMO: the demo logins are refused in production');
  }
  faults.push(...faultsOfStripe(set, inProduction));
  if (inProduction && env['RATE_LIMITS'] === 'off') {
    faults.push('RATE_LIMITS: cannot be off in production');
  }
  if (inProduction && set['SMTP_URL'] === undefined) {
    faults.push('SMTP_URL: is not set');
  }
  if (!parsed.success || faults.length > 0) {
    throw new SettingsFault(faults);
  }
  return Object.freeze(parsed.data);
}

export class SettingsFault extends Error {
  constructor(readonly faults: string[]) {
    super(`The settings are not complete:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'SettingsFault';
  }
}

function faultsOfStripe(set: NodeJS.ProcessEnv, inProduction: boolean): string[] {
  const keys = ['STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRET'] as const;
  const faults = inProduction
    ? keys
        .filter((name) => set[name] === sandbox[name])
        .map((name) => `${name}: the sandbox’s is known to everybody`)
    : [];
  if (inProduction && set['STRIPE_SANDBOX_URL'] !== undefined) {
    faults.push('STRIPE_SANDBOX_URL: production takes real money, at Stripe');
  }
  const [secret, publishable] = keys.map((name) => /_(test|live)_/.exec(set[name] ?? '')?.[1]);
  if (secret && publishable && secret !== publishable) {
    faults.push('STRIPE_PUBLISHABLE_KEY: of the two keys one is for tests, the other for real money');
  }
  return faults;
}

function missingOfS3(set: NodeJS.ProcessEnv): string[] {
  const needed = ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'];
  const missing = set['S3_ENDPOINT'] === undefined ? [] : needed.filter((name) => set[name] === undefined);
  return missing.map((name) => `${name}: is not set, but S3_ENDPOINT is`);
}

function withoutEmpty(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}
