import { Migration } from '@mikro-orm/migrations';

/**
 * Money: what is to be paid and was, what goes back, the books of both, receipts, what Stripe has told us, and what comparing
 * its list with ours has found.
 *
 * Lock order, everywhere: the doctor, the appointment (both scheduling's), then the payment.
 */
export class PaymentsMigration extends Migration {
  override up(): void {
    this.addSql(`
      create table payments (
        id uuid primary key,
        appointment_id uuid not null constraint payments_appointment references appointments (id),
        hospital_id uuid not null,
        patient_id uuid not null,
        purpose text not null constraint payments_purpose_known check (purpose in ('visit', 'reschedule')),
        channel text not null constraint payments_channel_known check (channel in ('online', 'cash', 'card')),
        status text not null constraint payments_status_known check (status in ('pending', 'succeeded', 'cancelled')),
        amount_minor bigint not null constraint payments_amount check (amount_minor > 0),
        currency text not null,
        platform_fee_minor bigint not null,
        refunded_minor bigint not null default 0,
        stripe_account_id text null,
        stripe_payment_intent_id text null constraint payments_intent_unique unique,
        stripe_charge_id text null,
        intent_status text null,
        decline_code text null,
        recorded_by text null,
        looked_at timestamptz null,
        paid_at timestamptz null,
        cancelled_at timestamptz null,
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint payments_fee check (platform_fee_minor between 0 and amount_minor),
        constraint payments_refunded check (refunded_minor between 0 and amount_minor),
        constraint payments_paid_at check ((status = 'succeeded') = (paid_at is not null)),
        constraint payments_desk_has_recorder check ((channel = 'online') = (recorded_by is null))
      )`);
    this.addSql(`create index payments_of_appointment on payments (appointment_id)`);
    this.addSql(`create index payments_of_hospital on payments (hospital_id, created_at, id)`);
    this.addSql(`create index payments_by_start on payments (created_at, id)`);
    this.addSql(`create index payments_of_patient on payments (patient_id, created_at)`);
    this.addSql(
      `create index payments_waiting on payments (created_at) where status = 'pending' and channel = 'online'`,
    );
    this.addSql(`
      create index payments_withdrawn on payments (cancelled_at)
        where status = 'cancelled' and channel = 'online' and intent_status is distinct from 'canceled'`);

    this.addSql(`
      create table refunds (
        id uuid primary key,
        payment_id uuid not null constraint refunds_payment references payments (id),
        amount_minor bigint not null constraint refunds_amount check (amount_minor > 0),
        platform_fee_minor bigint not null constraint refunds_fee check (platform_fee_minor between 0 and amount_minor),
        reason text not null,
        note bytea null,
        channel text not null constraint refunds_channel_known check (channel in ('online', 'desk')),
        status text not null constraint refunds_status_known check (status in ('pending', 'succeeded', 'failed')),
        attempts integer not null default 0,
        stripe_refund_id text null constraint refunds_stripe_unique unique,
        failure_code text null,
        requested_by text not null,
        settled_by text null,
        requested_at timestamptz not null,
        settled_at timestamptz null,
        version integer not null default 1,
        updated_at timestamptz not null
      )`);
    this.addSql(`create index refunds_of_payment on refunds (payment_id)`);
    this.addSql(`create index refunds_open on refunds (requested_at) where status <> 'succeeded'`);

    this.addSql(`
      create table ledger_entries (
        id bigint generated always as identity primary key,
        transaction_id uuid not null,
        payment_id uuid not null constraint ledger_entries_payment references payments (id),
        refund_id uuid null constraint ledger_entries_refund references refunds (id),
        kind text not null,
        account text not null constraint ledger_entries_account_known
          check (account in ('patient', 'clearing', 'hospital', 'platform', 'refund')),
        amount_minor bigint not null constraint ledger_entries_amount check (amount_minor <> 0),
        currency text not null,
        at timestamptz not null
      )`);
    this.addSql(`create index ledger_entries_of_payment on ledger_entries (payment_id)`);
    this.addSql(`create index ledger_entries_of_transaction on ledger_entries (transaction_id)`);
    // Whatever is tried twice: a payment is booked once, and so is a debt.
    this.addSql(`
      create unique index ledger_entries_payment_once on ledger_entries (payment_id, kind, account) where refund_id is null`);
    this.addSql(`
      create unique index ledger_entries_refund_once on ledger_entries (refund_id, account) where kind = 'refund_owed'`);
    this.addSql(keepLedger);
    this.addSql(balanceLedger);
    this.addSql(`
      create trigger ledger_entries_kept before update or delete or truncate on ledger_entries
        for each statement execute function keep_ledger()`);
    this.addSql(`
      create constraint trigger ledger_entries_balanced after insert on ledger_entries
        deferrable initially deferred for each row execute function balance_ledger()`);

    this.addSql(`
      create table receipt_counters (
        hospital_id uuid primary key,
        last_number bigint not null
      )`);
    this.addSql(`
      create table receipts (
        id uuid primary key,
        hospital_id uuid not null,
        appointment_id uuid not null constraint receipts_appointment_unique unique
          constraint receipts_appointment references appointments (id),
        number bigint not null,
        issued_at timestamptz not null,
        constraint receipts_number_unique unique (hospital_id, number)
      )`);

    this.addSql(`
      create table stripe_events (
        id text primary key,
        type text not null,
        object_id text null,
        payment_id uuid null,
        received_at timestamptz not null,
        applied_at timestamptz null,
        outcome text null
      )`);
    this.addSql(`create index stripe_events_waiting on stripe_events (received_at) where applied_at is null`);
    this.addSql(`
      create table stripe_signatures (
        hash bytea primary key,
        received_at timestamptz not null
      )`);
    this.addSql(`create index stripe_signatures_age on stripe_signatures (received_at)`);

    this.addSql(`
      create table reconciliations (
        id uuid primary key,
        status text not null constraint reconciliations_status_known check (status in ('running', 'completed', 'failed')),
        from_at timestamptz not null,
        to_at timestamptz not null,
        requested_by text not null,
        checked integer not null default 0,
        healed integer not null default 0,
        reported integer not null default 0,
        started_at timestamptz not null,
        seen_at timestamptz not null,
        completed_at timestamptz null
      )`);
    this.addSql(
      `create unique index reconciliations_one_runs on reconciliations (status) where status = 'running'`,
    );
    this.addSql(`
      create table reconciliation_differences (
        id bigint generated always as identity primary key,
        reconciliation_id uuid not null constraint reconciliation_differences_run references reconciliations (id),
        kind text not null,
        action text not null constraint reconciliation_differences_action check (action in ('healed', 'reported')),
        payment_id uuid null,
        refund_id uuid null,
        stripe_id text null,
        detail text not null,
        at timestamptz not null,
        constraint reconciliation_differences_once
          unique nulls not distinct (reconciliation_id, kind, payment_id, refund_id, stripe_id)
      )`);
    this.addSql(
      `create index reconciliation_differences_of on reconciliation_differences (reconciliation_id, id)`,
    );
  }
}

/** The books are only ever added to; a mistake is put right by a further entry. */
const keepLedger = `
  create function keep_ledger() returns trigger language plpgsql as $$
  begin
    raise exception 'the ledger is append-only' using constraint = 'ledger_entries_kept', errcode = 'check_violation';
  end $$`;

/** Looked at when the transaction commits: the entries of one movement sum to zero, in one currency. */
const balanceLedger = `
  create function balance_ledger() returns trigger language plpgsql as $$
  declare
    v_sum bigint;
    v_currencies integer;
  begin
    select sum(amount_minor), count(distinct currency) into v_sum, v_currencies
      from ledger_entries where transaction_id = new.transaction_id;
    if v_sum <> 0 or v_currencies <> 1 then
      raise exception 'the entries of a movement do not sum to zero'
        using constraint = 'ledger_entries_balanced', errcode = 'check_violation';
    end if;
    return null;
  end $$`;
