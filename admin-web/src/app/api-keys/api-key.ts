import type { components } from '@smartmedconnect/sdk';
import type { Tone } from '../ui/tag.ts';

export type ApiKey = components['schemas']['ApiKey'];
export type CreatedApiKey = components['schemas']['CreatedApiKey'];
export type Scope = ApiKey['scopes'][number];

/** What a key may be allowed to do, in the order of the form. */
export const scopeLabels: Readonly<Record<Scope, string>> = {
  'hospital:read': $localize`Read the hospital and its locations`,
  'hospital:write': $localize`Change the hospital and its locations`,
  'doctors:read': $localize`Read doctors`,
  'doctors:write': $localize`Change doctors`,
  'slots:read': $localize`Read slots`,
  'slots:write': $localize`Change slots`,
  'appointments:read': $localize`Read appointments`,
  'appointments:write': $localize`Book and change appointments`,
  'payments:read': $localize`Read payments`,
  'payments:write': $localize`Take and return payments`,
  'imports:read': $localize`Read imports`,
  'imports:write': $localize`Import`,
};

export const scopes = Object.keys(scopeLabels) as readonly Scope[];

export type Standing = 'working' | 'expired' | 'revoked';

/** Whether a key opens anything now. */
export function standingOf(
  { revokedAt, expiresAt }: Pick<ApiKey, 'revokedAt' | 'expiresAt'>,
  now: Date,
): Standing {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && new Date(expiresAt) <= now ? 'expired' : 'working';
}

export const standingLabels: Readonly<Record<Standing, string>> = {
  working: $localize`:of a key|:Works`,
  expired: $localize`:of a key|:Expired`,
  revoked: $localize`:of a key|:Revoked`,
};

export const standingTones: Readonly<Record<Standing, Tone>> = {
  working: 'good',
  expired: 'plain',
  revoked: 'plain',
};
