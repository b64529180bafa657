import { Migration } from '@mikro-orm/migrations';

/**
 * What the figures of the back office are counted by, each without a look into its table; and import runs that nobody will finish.
 *
 * An index of what happened to visits is written when it happens: a booking pays for the first one alone.
 */
export class OperationsMigration extends Migration {
  override up(): void {
    this.addSql(`
      create index appointments_confirmed on appointments (hospital_id, confirmed_at) where confirmed_at is not null`);
    this.addSql(`
      create index appointments_ended on appointments (hospital_id, ended_at) include (status, confirmed_at)
        where status in ('cancelled', 'expired')`);
    this.addSql(`
      create index appointments_completed on appointments (hospital_id, starts_at) where status = 'completed'`);
    this.addSql(`
      create index appointments_no_show on appointments (hospital_id, starts_at) where status = 'no_show'`);
    this.addSql(`
      create index payments_received on payments (hospital_id, created_at) include (currency, amount_minor)
        where status = 'succeeded'`);
    this.addSql(`
      create index payments_returned on payments (id) include (hospital_id, currency) where refunded_minor > 0`);
    this.addSql(
      `create index refunds_by_request on refunds (requested_at) include (payment_id, amount_minor)`,
    );

    this.addSql(`create index stripe_events_by_time on stripe_events (received_at)`);

    this.addSql(`alter table import_runs drop constraint import_runs_status_known`);
    this.addSql(`
      alter table import_runs
        add column abandoned_by text null,
        add column abandoned_at timestamptz null,
        add constraint import_runs_status_known check (status in ('running', 'completed', 'abandoned')),
        add constraint import_runs_abandoned
          check ((status = 'abandoned') = (abandoned_at is not null) and (abandoned_at is null) = (abandoned_by is null))`);
    this.addSql(`create index import_runs_by_start on import_runs (created_at)`);
  }
}
