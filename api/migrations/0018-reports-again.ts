import { Migration } from '@mikro-orm/migrations';

/** Who reported words that are gone may report those in their place: a person has one open report of a review, not one for ever. */
export class ReportsAgainMigration extends Migration {
  override up(): void {
    this.addSql(`
      create unique index review_reports_one_open on review_reports (review_id, reporter_id) where settled_at is null`);
    this.addSql(`create index review_reports_of_review on review_reports (review_id, created_at, id)`);
    this.addSql(`alter table review_reports drop constraint review_reports_once`);
  }
}
