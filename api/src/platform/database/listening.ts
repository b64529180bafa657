import { Logger } from '@nestjs/common';
import pg from 'pg';

const connectMs = 5_000;
/** A question that takes longer than this has been asked of a connection that is no more. */
const answerMs = 5_000;
const firstPauseMs = 100;
const longestPauseMs = 5_000;

export interface ListeningOptions {
  databaseUrl: string;
  /** How the connection is called in pg_stat_activity. */
  name: string;
  channel: string;
  /** Somebody has notified. What was notified while the connection was away is not repeated: `onConnected` asks for that. */
  onNotice: () => void;
  /** It listens, for the first time or again. */
  onConnected: () => void;
}

/**
 * A connection of its own that hears what others NOTIFY, beside the pool: one for each process, made when it is first needed and
 * made again as often as it breaks, with growing pauses.
 */
export class Listening {
  private readonly logger = new Logger('Listening');
  private client: pg.Client | undefined;
  private connecting: Promise<void> | undefined;
  private endPause: (() => void) | undefined;
  private closed = false;

  constructor(private readonly options: ListeningOptions) {}

  get connected(): boolean {
    return this.client !== undefined;
  }

  /**
   * Begins to listen, if it has not yet, and is there when it does.
   *
   * @throws when that takes too long
   */
  async ready(): Promise<void> {
    this.open();
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise((resolve) => (timer = setTimeout(resolve, connectMs)));
    await Promise.race([this.connecting, tooLong]).finally(() => clearTimeout(timer));
    if (!this.client) {
      throw noConnection();
    }
  }

  /** @throws when there is no connection, or it breaks; then another one is on its way */
  async query<Row>(statement: string, values: unknown[] = []): Promise<Row[]> {
    const { client } = this;
    if (!client) {
      throw noConnection();
    }
    try {
      const { rows } = await client.query(statement, values);
      return rows as Row[];
    } catch (thrown) {
      this.lose(client);
      throw thrown;
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    this.endPause?.();
    await this.connecting;
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private open(): void {
    if (!this.client && !this.closed) {
      this.connecting ??= this.connect().finally(() => (this.connecting = undefined));
    }
  }

  private async connect(): Promise<void> {
    for (let pauseMs = firstPauseMs; !this.closed; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      const client = await this.attempt();
      if (client) {
        this.client = client;
        this.options.onConnected();
        return;
      }
      await this.wait(pauseMs * (0.5 + Math.random()));
    }
  }

  private async attempt(): Promise<pg.Client | undefined> {
    const client = new pg.Client({
      connectionString: this.options.databaseUrl,
      application_name: this.options.name,
      connectionTimeoutMillis: connectMs,
      query_timeout: answerMs,
      keepAlive: true,
    });
    client.on('error', () => this.lose(client));
    client.on('end', () => this.lose(client));
    client.on('notification', () => this.options.onNotice());
    try {
      await client.connect();
      await client.query(`listen ${this.options.channel}`);
      return client;
    } catch (err) {
      this.logger.warn({ err }, 'no connection to listen on');
      void client.end().catch(() => undefined);
      return undefined;
    }
  }

  private lose(client: pg.Client): void {
    if (this.client !== client) {
      return;
    }
    this.client = undefined;
    void client.end().catch(() => undefined);
    if (!this.closed) {
      this.logger.warn('the connection that listens is gone; another one is made');
      this.open();
    }
  }

  private wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      this.endPause = end;
    });
  }
}

/** In the words of `pg`, so that the caller is told to come back later. */
function noConnection(): Error {
  return new Error('Connection terminated: nobody listens at the moment');
}
