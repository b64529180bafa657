import { z } from 'zod';
import { pageQuery, pageSchema } from '../../../platform/http/page.ts';
import { roles } from '../accounts/account.entity.ts';
import { accountExample, accountSchema } from '../accounts/account.schemas.ts';

export const userStatuses = ['active', 'suspended'] as const;

const instant = z.iso.datetime();
const reason = z.string().trim().min(1).max(1000).meta({
  description: 'For the admins alone: whoever is suspended is told that, and not why.',
  example: 'Sold visits of other patients.',
});

export const suspensionInputSchema = z
  .strictObject({ reason })
  .meta({ id: 'SuspensionInput', example: { reason: 'Sold visits of other patients.' } });

export const userSchema = accountSchema
  .extend({
    status: z.enum(userStatuses).meta({ description: 'Nobody signs in to a suspended account.' }),
    suspension: z
      .object({
        reason,
        by: z.string().meta({ example: 'admin:01936f6e-7c00-7000-8000-000000000007' }),
        byName: z.string().nullable().meta({ description: 'Who that is.', example: 'Noor Haddad' }),
        at: instant,
      })
      .nullable(),
    openSessions: z.int().meta({ description: 'On how many devices they are signed in.', example: 2 }),
    lastSignInAt: instant.nullable(),
    lockedUntil: instant
      .nullable()
      .meta({ description: 'Until when sign-in is locked after failures; null when it is not.' }),
  })
  .meta({
    id: 'User',
    description: 'An account as admins see it.',
    example: {
      ...accountExample,
      status: 'active',
      suspension: null,
      openSessions: 2,
      lastSignInAt: '2026-12-01T06:00:00.000Z',
      lockedUntil: null,
    },
  });

export const userPageSchema = pageSchema(userSchema, 'UserPage');

export const userQuerySchema = z.strictObject({
  ...pageQuery,
  q: z.string().max(100).optional().meta({
    description:
      'Words of the name or the e-mail address: their beginnings, or nearly so. The best come first; without words, the newest.',
    example: 'mila ros',
  }),
  role: z.enum(roles).optional(),
  status: z.enum(userStatuses).optional(),
  hospitalId: z.uuid().optional().meta({ description: 'Staff and doctors of this hospital.' }),
});

export type SuspensionInput = z.infer<typeof suspensionInputSchema>;
export type UserAnswer = z.infer<typeof userSchema>;
export type UserQuery = z.infer<typeof userQuerySchema>;
