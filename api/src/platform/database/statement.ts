import { type Kysely, type RawBuilder, sql } from 'kysely';

export interface PreparedCall {
  text: string;
  values: unknown[];
}

/**
 * A statement whose text never varies, composed once for the life of the process instead of at every call. What varies is
 * named, handed over when it runs, and sent once however often it is named.
 *
 * ```ts
 * const laneOfSlot = new Statement<{ id: string }, { lane: number }>((value) => sql`select lane from slots where id = ${value('id')}`);
 * const [slot] = await database.run(laneOfSlot, { id });
 * ```
 */
export class Statement<Values extends object, Row> {
  private composed: { text: string; names: (keyof Values)[] } | undefined;

  constructor(
    private readonly compose: (
      value: (name: keyof Values & string) => RawBuilder<unknown>,
    ) => RawBuilder<Row>,
  ) {}

  call(database: Kysely<never>, values: Values): PreparedCall {
    this.composed ??= this.composeWith(database);
    const { text, names } = this.composed;
    return { text, values: names.map((name) => values[name]) };
  }

  private composeWith(database: Kysely<never>): { text: string; names: (keyof Values)[] } {
    const names: (keyof Values)[] = [];
    const placeOf = (name: keyof Values): number => {
      const known = names.indexOf(name);
      return known >= 0 ? known + 1 : names.push(name);
    };
    const statement = this.compose((name) => sql.raw(`$${placeOf(name)}`));
    const { sql: text, parameters } = statement.compile(database);
    if (parameters.length > 0) {
      throw new Error('a value stands in the text of a statement that is composed once: name it');
    }
    return { text, names };
  }
}
