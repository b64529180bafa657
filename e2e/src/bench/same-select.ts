import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { RawBuilder } from 'kysely';
import { root } from '../world/processes.ts';

interface Week {
  doctorId: string;
  from: string;
  to: string;
}

interface Queries {
  freeSlotsStatement(query: object): RawBuilder<unknown>;
}

const limit = 100;
const places = { doctorId: 'doctorId', from: 'from', to: 'to', now: 'now' };

/**
 * The SELECT our API asks for a doctor's free slots, taken from the API as it is built: what the bare route leaves out is
 * everything around it.
 */
export async function sameSelect(): Promise<(week: Week) => { text: string; values: unknown[] }> {
  const queries = (await import(
    `${root}api/dist/src/modules/scheduling/slots/free-slots.queries.js`
  )) as Queries;
  const compiler = new Kysely<never>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  const { sql: text, parameters } = queries
    .freeSlotsStatement({ ...places, after: undefined, limit })
    .compile(compiler);
  return (week) => {
    const values: Record<string, unknown> = { ...week, now: new Date() };
    return {
      text,
      values: parameters.map((place) =>
        typeof place === 'string' && place in places ? values[place] : place,
      ),
    };
  };
}
