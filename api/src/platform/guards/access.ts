import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import type { Caller, Role } from './caller.ts';
import type { Scope } from './scopes.ts';

/** Who may call a route. Which records they then see is the use case's to decide. */
export interface AccessRule {
  roles: readonly Role[];
  /** Any one of these lets an API key in. */
  scopes: readonly Scope[];
}

export type Declared = 'public' | AccessRule;

export const ACCESS = 'access';

/** Declares who may call a route: `@Access('public')`, or `@Access({ roles: ['staff'], scopes: ['slots:write'] })`. */
export function Access(declared: 'public' | Partial<AccessRule>): MethodDecorator & ClassDecorator {
  if (declared === 'public') {
    return SetMetadata(ACCESS, declared);
  }
  const rule: AccessRule = { roles: declared.roles ?? [], scopes: declared.scopes ?? [] };
  return applyDecorators(SetMetadata(ACCESS, rule), ApiBearerAuth());
}

export function mayCall(caller: Caller, declared: Declared): boolean {
  if (declared === 'public') {
    return true;
  }
  switch (caller.kind) {
    case 'person':
      return declared.roles.includes(caller.role);
    case 'machine':
      return declared.scopes.some((scope) => caller.scopes.includes(scope));
    case 'anonymous':
      return false;
  }
}
