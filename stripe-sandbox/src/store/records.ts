import type { Database } from './database.ts';

/** What all of Stripe's objects have. */
export interface StripeObject {
  id: string;
  object: string;
  created: number;
}

/** Which objects of a kind a list shows. `before` and `after` are places in the order of creation. */
export interface Selection {
  object: string;
  filters: Partial<Record<'payment_intent' | 'charge', string | undefined>>;
  types?: string[] | undefined;
  created?: Partial<Record<'gt' | 'gte' | 'lt' | 'lte', number>> | undefined;
  startingAfter?: number | undefined;
  endingBefore?: number | undefined;
  limit: number;
}

/** The objects of the account, each under its id. */
export class Records {
  constructor(private readonly database: Database) {}

  find<T extends StripeObject>(object: T['object'], id: string): T | undefined {
    const row = this.database.row<{ body: string }>(
      'SELECT body FROM objects WHERE id = $id AND object = $object',
      { id, object },
    );
    return row && (JSON.parse(row.body) as T);
  }

  placeOf(object: string, id: string): number | undefined {
    return this.database.row<{ seq: number }>('SELECT seq FROM objects WHERE id = $id AND object = $object', {
      id,
      object,
    })?.seq;
  }

  /** Answers the object's place in the order of creation. */
  insert<T extends StripeObject>(record: T): number {
    return this.database.run('INSERT INTO objects (id, body) VALUES ($id, $body)', {
      id: record.id,
      body: JSON.stringify(record),
    });
  }

  save<T extends StripeObject>(record: T): void {
    this.database.run('UPDATE objects SET body = $body WHERE id = $id', {
      id: record.id,
      body: JSON.stringify(record),
    });
  }

  /** Newest first, as Stripe lists; before a cursor, the nearest ones, newest first as well. */
  list<T extends StripeObject>(selection: Selection): T[] {
    const { where, values } = conditions(selection);
    const order = selection.endingBefore === undefined ? 'DESC' : 'ASC';
    const rows = this.database.rows<{ body: string }>(
      `SELECT body FROM objects WHERE ${where} ORDER BY seq ${order} LIMIT $limit`,
      { ...values, limit: selection.limit },
    );
    const found = rows.map(({ body }) => JSON.parse(body) as T);
    return order === 'DESC' ? found : found.reverse();
  }
}

const comparisons = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

function conditions({ object, filters, types, created, startingAfter, endingBefore }: Selection) {
  const parts = ['object = $object'];
  const values: Record<string, string | number> = { object };
  const add = (condition: string, name: string, value: string | number | undefined) => {
    if (value === undefined) return;
    parts.push(`${condition} $${name}`);
    values[name] = value;
  };
  add('seq <', 'starting_after', startingAfter);
  add('seq >', 'ending_before', endingBefore);
  add('payment_intent =', 'payment_intent', filters.payment_intent);
  add('charge =', 'charge', filters.charge);
  for (const name of ['gt', 'gte', 'lt', 'lte'] as const) {
    add(`created ${comparisons[name]}`, `created_${name}`, created?.[name]);
  }
  if (types) {
    parts.push('type IN (SELECT value FROM json_each($types))');
    values.types = JSON.stringify(types);
  }
  return { where: parts.join(' AND '), values };
}
