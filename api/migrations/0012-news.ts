import { Migration } from '@mikro-orm/migrations';

/** What screens have been told lately, kept for those that come back after a gap. */
export class NewsMigration extends Migration {
  override up(): void {
    // `told` is sent as it stands here: json keeps its text, jsonb would write it anew.
    this.addSql(`
      create table news (
        id bigint primary key,
        heard_by text not null,
        hospital_id text null,
        doctor_ids text[] not null,
        told json not null
      )`);
    // The news before all news: there always is a last one, which says up to where somebody has read.
    this.addSql(`insert into news (id, heard_by, doctor_ids, told) values (1, 'nobody', '{}', '{}')`);
  }
}
