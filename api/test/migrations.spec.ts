import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { entities } from '../src/app.module.ts';
import { ormOptions } from '../src/platform/database/orm-options.ts';
import { createTestDatabase } from './database.ts';

/** What the migrations make and no entity can say. Each line of the difference must be one of these, and each of these must occur. */
const beyondEntities: Record<string, RegExp[]> = {
  'written and read by hand-written SQL alone': [
    /^drop table if exists "idempotency_keys" cascade$/,
    /^drop table if exists "outbox_events" cascade$/,
    /^drop table if exists "audit_entries" cascade$/,
    /^drop trigger if exists "audit_entries_kept" on "audit_entries"$/,
    /^drop table if exists "ledger_entries" cascade$/,
    /^drop table if exists "news" cascade$/,
    /^drop table if exists "notices" cascade$/,
    /^drop trigger if exists "ledger_entries_balanced" on "ledger_entries"$/,
    /^drop trigger if exists "ledger_entries_kept" on "ledger_entries"$/,
    /^drop table if exists "receipt_counters" cascade$/,
    /^drop table if exists "receipts" cascade$/,
    /^drop table if exists "reconciliation_differences" cascade$/,
    /^alter table "reconciliation_differences" drop constraint "reconciliation_differences_run"$/,
    /^drop table if exists "reconciliations" cascade$/,
    /^drop table if exists "refund_steps" cascade$/,
    /^drop trigger if exists "refund_steps_kept" on "refund_steps"$/,
    /^drop table if exists "stripe_events" cascade$/,
    /^drop table if exists "stripe_signatures" cascade$/,
  ],
  'a module does not know the entities of the modules above it; the database does': [
    /^alter table "accounts" drop constraint "accounts_doctor"$/,
    /^alter table "accounts" drop constraint "accounts_hospital"$/,
    /^alter table "api_keys" drop constraint "api_keys_hospital"$/,
    /^alter table "appointments" drop constraint "appointments_patient"$/,
    /^alter table "doctor_applications" drop constraint "doctor_applications_account"$/,
    /^alter table "payments" drop constraint "payments_appointment"$/,
  ],
  'functions live in migrations': [
    /^drop function if exists "[a-z_]+"\([^)]*\)$/,
    /^drop trigger if exists "appointments_of_patients" on "appointments"$/,
  ],
};
const expected = Object.values(beyondEntities).flat();

async function differences(databaseUrl: string): Promise<string[]> {
  const orm = await MikroORM.init(ormOptions({ DATABASE_URL: databaseUrl, DATABASE_POOL_SIZE: 2 }, entities));
  try {
    const sql = await orm.schema.getUpdateSchemaSQL({ wrap: false });
    return sql
      .split(/;\s*/)
      .map((statement) => statement.trim())
      .filter(Boolean);
  } finally {
    await orm.close(true);
  }
}

describe('the migrated schema', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;

  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.drop());

  it('is the one the entities describe', async () => {
    const found = await differences(database.url);
    expect(found.filter((statement) => !expected.some((shape) => shape.test(statement)))).toEqual([]);
    expect(expected.filter((shape) => !found.some((statement) => shape.test(statement)))).toEqual([]);
  });

  it.each([
    ['a column', 'alter table slots add column colour text'],
    ['a check', 'alter table appointments drop constraint appointments_no_overlap'],
    ['an index', 'drop index import_runs_of_hospital'],
    ['a kind', 'alter table import_runs alter column total_rows type bigint'],
  ])('that differs in %s is found', async (_what, change) => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(change);
    await client.end();
    const found = await differences(database.url);
    expect(found.filter((statement) => !expected.some((shape) => shape.test(statement)))).not.toEqual([]);
  });
});
