import { Migration } from '@mikro-orm/migrations';

/** Who lets their time to answer pass: found by an index, and with each question until when it was to be answered. */
export class DisputeDeadlinesMigration extends Migration {
  override up(): void {
    this.addSql(`create index disputes_due on disputes (due_at, id) where closed_at is null`);
    this.addSql(`
      alter table dispute_messages
        add column asks text null constraint dispute_messages_asks_known check (asks in ('patient', 'hospital')),
        add column due_at timestamptz null`);
    // In a statement of its own: it reads both. Questions from before did not keep whom they asked.
    this.addSql(`
      alter table dispute_messages add constraint dispute_messages_asks
        check ((asks is null) = (due_at is null) and (asks is null or (side = 'admin' and not internal)))`);
  }
}
