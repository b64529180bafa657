import pg from 'pg';

/** Looks at what is really stored, past the API. */
export class Database {
  private readonly client: pg.Client;

  private constructor(client: pg.Client) {
    this.client = client;
  }

  static async open(url: string): Promise<Database> {
    const client = new pg.Client({ connectionString: url });
    // The end of a server that a test kills is no fault of the test.
    client.on('error', () => undefined);
    await client.connect();
    return new Database(client);
  }

  async rows<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(text, values)).rows;
  }

  /** The one value of the one row. */
  async value<Value>(text: string, values: unknown[] = []): Promise<Value> {
    const [row] = await this.rows<Record<string, Value>>(text, values);
    const [value] = Object.values(row ?? {});
    if (value === undefined) {
      throw new Error(`no row: ${text}`);
    }
    return value;
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
