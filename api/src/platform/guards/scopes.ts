/** What an API key may be allowed to do; a key has a list of these. */
export const scopes = [
  'hospital:read',
  'hospital:write',
  'doctors:read',
  'doctors:write',
  'slots:read',
  'slots:write',
  'appointments:read',
  'appointments:write',
  'payments:read',
  'payments:write',
  'imports:read',
  'imports:write',
] as const;

export type Scope = (typeof scopes)[number];
