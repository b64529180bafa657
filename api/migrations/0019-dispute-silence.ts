import { Migration } from '@mikro-orm/migrations';

/**
 * Who let their time to answer a dispute pass and has been silent since stays with it, for lists and figures, when it is the admins'
 * turn. And what admins note for each other is counted apart: the others' version does not move by what they may not see.
 */
export class DisputeSilenceMigration extends Migration {
  override up(): void {
    this.addSql(`
      alter table disputes
        add column lapsed_side text null constraint disputes_lapsed_side_known check (lapsed_side in ('patient', 'hospital')),
        add column notes integer not null default 0`);
  }
}
