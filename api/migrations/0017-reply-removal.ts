import { Migration } from '@mikro-orm/migrations';

/** An answer to a review can be taken down by itself; and a report keeps the words it was about, which may be changed afterwards. */
export class ReplyRemovalMigration extends Migration {
  override up(): void {
    this.addSql(`
      alter table reviews
        add column reply_removed_reason text null,
        add constraint reviews_reply_or_reason check (reply_text is null or reply_removed_reason is null)`);
    this.addSql(`
      alter table review_moderation
        add column reply_text text null,
        drop constraint review_moderation_action_known,
        add constraint review_moderation_action_known
          check (action in ('hide', 'restore', 'dismiss_reports', 'remove_reply'))`);
    // Without a rating where the report is older than this: what it was about is not known any more.
    this.addSql(`
      alter table review_reports
        add column rating smallint null,
        add column text text null,
        add column reply_text text null`);
  }
}
