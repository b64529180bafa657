/** What production asks for, for tests of how it behaves. */
export const production = {
  NODE_ENV: 'production',
  JWT_KEYS: `k1:${'x'.repeat(32)}`,
  ENCRYPTION_KEY: Buffer.alloc(32, 'k').toString('base64'),
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  SMTP_URL: 'smtps://care:secret@mail.example.org',
  MAIL_FROM: 'Care <care@example.org>',
  RATE_LIMITS: 'on',
};
