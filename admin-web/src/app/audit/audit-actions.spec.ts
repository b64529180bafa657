import { actions } from './audit-actions.ts';
import type { AuditEntry } from './audit-entry.ts';

type Forgotten = Exclude<AuditEntry['action'], (typeof actions)[number]>;

describe('the actions the audit log can be narrowed to', () => {
  it('are all of those the API writes down', () => {
    // It is the type that says so: whatever was forgotten would have to stand here.
    const isComplete: [Forgotten] extends [never] ? true : Forgotten = true;
    expect(isComplete).toBe(true);
    expect(new Set(actions).size).toBe(actions.length);
  });
});
