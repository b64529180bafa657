import { Migration } from '@mikro-orm/migrations';

/**
 * Lists of appointments of any length. A hospital's are read by status, each in the order of their start: the list of one status
 * is a range of the index, and that of all is merged from the seven. It takes the place of an index without the status, so that a
 * booking writes as many entries as before.
 */
export class AppointmentListsMigration extends Migration {
  override up(): void {
    this.addSql(`drop index appointments_of_hospital`);
    this.addSql(`
      create index appointments_of_hospital on appointments (hospital_id, status, starts_at, id)
        where moves_appointment_id is null`);
    // The beginning of a reference is a range of the unique index only where letters are ordered by their codes.
    this.addSql(`alter table appointments alter column reference type text collate "C"`);
  }
}
