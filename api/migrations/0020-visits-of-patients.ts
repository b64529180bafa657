import { Migration } from '@mikro-orm/migrations';

/**
 * A visit is a patient's. An account that becomes a doctor's while a booking for it is being decided gets no visit it could not come to:
 * the booking looks again as it is written, and from then on the account stays a patient's until it is.
 *
 * Lock order: doctors, then the account.
 */
export class VisitsOfPatientsMigration extends Migration {
  override up(): void {
    this.addSql(`
      create function require_patient() returns trigger language plpgsql as $$
      begin
        perform from accounts where id = new.patient_id and role = 'patient' for share;
        if not found then
          raise exception 'the account is no patient''s' using errcode = 'check_violation', constraint = 'appointments_of_patients';
        end if;
        return new;
      end $$`);
    this.addSql(`
      create trigger appointments_of_patients before insert on appointments
        for each row execute function require_patient()`);
  }
}
