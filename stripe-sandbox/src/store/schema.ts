/** Objects are kept as the JSON they are answered in; what lists filter by is read out of it. */
export const schema = `
  CREATE TABLE IF NOT EXISTS objects (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,
    object TEXT NOT NULL AS (json_extract(body, '$.object')) VIRTUAL,
    created INTEGER NOT NULL AS (json_extract(body, '$.created')) VIRTUAL,
    payment_intent TEXT AS (json_extract(body, '$.payment_intent')) VIRTUAL,
    charge TEXT AS (json_extract(body, '$.charge')) VIRTUAL,
    type TEXT AS (json_extract(body, '$.type')) VIRTUAL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS objects_by_kind ON objects (object, seq);
  CREATE INDEX IF NOT EXISTS objects_by_intent ON objects (payment_intent, object, seq);
  CREATE INDEX IF NOT EXISTS objects_by_charge ON objects (charge, object, seq);

  CREATE TABLE IF NOT EXISTS idempotent_answers (
    key TEXT PRIMARY KEY,
    endpoint TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    request TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    stored_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS deliveries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    event TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'dropped')),
    held INTEGER NOT NULL CHECK (held IN (0, 1)),
    attempts INTEGER NOT NULL,
    next_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (next_at) WHERE state = 'pending';
  CREATE INDEX IF NOT EXISTS deliveries_by_event ON deliveries (event);

  CREATE TABLE IF NOT EXISTS attempts (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    delivery INTEGER NOT NULL,
    at INTEGER NOT NULL,
    status INTEGER,
    error TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS attempts_by_delivery ON attempts (delivery);

  CREATE TABLE IF NOT EXISTS settlements (
    refund TEXT PRIMARY KEY,
    outcome TEXT NOT NULL CHECK (outcome IN ('succeeded', 'failed')),
    due_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;

export const tables = [
  'objects',
  'idempotent_answers',
  'deliveries',
  'attempts',
  'settlements',
  'notes',
] as const;
