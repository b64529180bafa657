import { auditActions } from '@smartmedconnect/sdk';
import type { AuditEntry, Resource } from './audit-entry.ts';

type Action = AuditEntry['action'];

/** What can stand in the log. */
export const actions = auditActions;

/** The actions that are done to one kind of record, or all. */
export function actionsOn(kind: Resource | undefined): readonly Action[] {
  return kind === undefined ? actions : actions.filter((action) => action.startsWith(`${kind}.`));
}
