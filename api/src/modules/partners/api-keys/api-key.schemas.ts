import { z } from 'zod';
import { scopes } from '../../../platform/guards/scopes.ts';
import { pageQuery, pageSchema } from '../../../platform/http/page.ts';

const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .meta({ description: 'What the key is for, in words for people.', example: 'Nightly import' });
const scopesSchema = z
  .array(z.enum(scopes))
  .min(1)
  .max(scopes.length)
  .refine((given) => new Set(given).size === given.length, 'Expected each scope once.')
  .meta({ description: 'What the key may do.', example: ['doctors:write', 'slots:write', 'imports:write'] });

export const createApiKeySchema = z
  .strictObject({
    name: nameSchema,
    scopes: scopesSchema,
    expiresAt: z.iso.datetime({ offset: true }).optional().meta({
      description: 'When the key stops by itself; never when left out.',
      example: '2027-12-31T23:59:59Z',
    }),
    hospitalId: z
      .uuid()
      .optional()
      .meta({ description: 'Admins say for which hospital; staff make keys of their own one.' }),
  })
  .meta({ id: 'CreateApiKey' });

export const apiKeySchema = z
  .object({
    id: z.uuid(),
    hospitalId: z.uuid(),
    name: z.string().meta({ example: 'Nightly import' }),
    prefix: z.string().meta({ description: 'How the secret begins.', example: 'smc_test_7Qk2' }),
    scopes: z.array(z.enum(scopes)).meta({ example: ['doctors:write', 'slots:write', 'imports:write'] }),
    createdBy: z.string().meta({ example: 'staff:019ad2f4-1c6a-7a3e-8f31-5d2b9c0e4a11' }),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
    lastUsedAt: z.iso.datetime().nullable().meta({ description: 'To the minute.' }),
    revokedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApiKey' });

export const createdApiKeySchema = z
  .object({
    ...apiKeySchema.shape,
    secret: z.string().meta({
      description:
        'Shown this once: send it as `Authorization: Bearer …`. Its last six characters are a checksum.',
      example: 'smc_test_7Qk2VnB4xTfZs0LwRj9CdYh3MgPa6EuK1PfWtq',
    }),
  })
  .meta({ id: 'CreatedApiKey' });

export const apiKeyPageSchema = pageSchema(apiKeySchema, 'ApiKeyPage');
export const listApiKeysQuery = z.strictObject({
  ...pageQuery,
  hospitalId: z
    .uuid()
    .optional()
    .meta({ description: 'Admins see the keys of all hospitals, or of this one.' }),
});
export const apiKeyIdSchema = z.uuid();

export type CreateApiKeyBody = z.infer<typeof createApiKeySchema>;
export type ApiKeyAnswer = z.infer<typeof apiKeySchema>;
export type CreatedApiKey = z.infer<typeof createdApiKeySchema>;
export type ListApiKeysQuery = z.infer<typeof listApiKeysQuery>;
