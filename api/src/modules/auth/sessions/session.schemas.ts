import { z } from 'zod';
import { pageQuery, pageSchema } from '../../../platform/http/page.ts';
import { accountSchema, emailSchema } from '../accounts/account.schemas.ts';

const refreshTokenExample = 'smcr_AZr2k0fHc5mRkI1o6fTqGQAAAAB7nF0Yk3vQm2sUe8aJw1XrTz6LhC9dGpBoNiVfK4Euyt';

export const signInSchema = z
  .strictObject({
    email: emailSchema,
    password: z.string().min(1).max(1000).meta({ format: 'password', example: 'Demo-Pass-2026!' }),
    totp: z
      .string()
      .regex(/^\d{6}$/, 'Expected six digits.')
      .optional()
      .meta({ description: 'The code of the second factor, for accounts that have one.', example: '492039' }),
    deviceName: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .optional()
      .meta({ description: 'How the person tells this device from others.', example: 'Mila’s phone' }),
  })
  .meta({ id: 'SignIn' });

export const refreshSchema = z
  .strictObject({
    refreshToken: z.string().min(1).max(200).meta({ example: refreshTokenExample }),
  })
  .meta({ id: 'Refresh' });

export const tokensSchema = z
  .object({
    accessToken: z.string().meta({ description: 'Send it as `Authorization: Bearer …`.' }),
    expiresIn: z.int().meta({ description: 'Seconds until the access token ends.', example: 900 }),
    refreshToken: z.string().meta({
      description: 'Good for one refresh, which answers with the next one. Keep it as safe as a password.',
      example: refreshTokenExample,
    }),
    user: accountSchema,
  })
  .meta({ id: 'Tokens' });

export const sessionSchema = z
  .object({
    id: z.uuid(),
    current: z.boolean().meta({ description: 'Whether this very request belongs to it.' }),
    deviceName: z.string().nullable().meta({ example: 'Mila’s phone' }),
    userAgent: z.string().nullable().meta({ example: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0' }),
    ipAddress: z.string().nullable().meta({ example: '203.0.113.7' }),
    createdAt: z.iso.datetime().meta({ description: 'When the device signed in.' }),
    lastRefreshedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().meta({ description: 'When it ends unless it is refreshed before.' }),
  })
  .meta({ id: 'Session' });

export const sessionPageSchema = pageSchema(sessionSchema, 'SessionPage');
export const listSessionsQuery = z.strictObject({ ...pageQuery });
export const sessionIdSchema = z
  .union([z.uuid(), z.literal('current')])
  .meta({ description: 'The id of a session, or `current` for the one this request belongs to.' });

export type SignInBody = z.infer<typeof signInSchema>;
export type RefreshBody = z.infer<typeof refreshSchema>;
export type Tokens = z.infer<typeof tokensSchema>;
export type SessionAnswer = z.infer<typeof sessionSchema>;
export type ListSessionsQuery = z.infer<typeof listSessionsQuery>;
