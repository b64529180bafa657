import { defineEntity, p } from '@mikro-orm/core';

/** The key of a hospital's machine. The secret itself is kept nowhere: only its hash, and its first characters to tell keys apart. */
export const ApiKeySchema = defineEntity({
  name: 'ApiKey',
  tableName: 'api_keys',
  properties: {
    id: p.uuid().primary(),
    // Hospitals stand above this module: it knows their ids, the database knows the reference.
    hospitalId: p.uuid(),
    name: p.text(),
    prefix: p.text(),
    secretHash: p.blob().hidden().unique('api_keys_secret_unique'),
    scopes: p.array(),
    createdBy: p.text(),
    createdAt: p.datetime().columnType('timestamptz'),
    expiresAt: p.datetime().columnType('timestamptz').nullable(),
    lastUsedAt: p.datetime().columnType('timestamptz').nullable(),
    revokedAt: p.datetime().columnType('timestamptz').nullable(),
  },
  indexes: [{ name: 'api_keys_of_hospital', properties: ['hospitalId', 'id'] }],
});
