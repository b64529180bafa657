import { type RawBuilder, sql } from 'kysely';
import type { ImportAbandoned } from '../../../events/import-abandoned.ts';
import type { ImportCompleted } from '../../../events/import-completed.ts';
import type { ImportProgressed } from '../../../events/import-progressed.ts';
import type { ImportStarted } from '../../../events/import-started.ts';

type Told =
  ImportStarted['type'] | ImportProgressed['type'] | ImportCompleted['type'] | ImportAbandoned['type'];

/** Writes the event of what a statement has done to a run, as a part of that statement; `run` is the part that returns the row. */
export function tellImport(type: Told, run: string, at: Date): RawBuilder<unknown> {
  return sql`
    insert into outbox_events (type, payload, occurred_at)
    select ${type}, jsonb_build_object('importId', id, 'hospitalId', hospital_id, 'status', status, 'totalRows', total_rows,
             'doneRows', created_count + updated_count + unchanged_count + rejected_count,
             'rejectedRows', rejected_count, 'version', version), ${at}::timestamptz
      from ${sql.ref(run)}`;
}
