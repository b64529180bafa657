import { SetMetadata } from '@nestjs/common';
import type { AuditAction } from '../../values/audit-actions.ts';

export const AUDITED = 'audited';

/** Declares what a route writes into the audit log: one of these whenever it changes something, and nothing else. */
export function Audited(...actions: [AuditAction, ...AuditAction[]]): MethodDecorator {
  return SetMetadata(AUDITED, actions);
}
