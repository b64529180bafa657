import { appendFileSync } from 'node:fs';

/** What was asked and what was answered, without keys and card numbers. */
export interface Exchange {
  number: number;
  at: number;
  method: string;
  path: string;
  headers: Record<string, unknown>;
  params: unknown;
  status: number;
  body: unknown;
  /** What a fault did to it on the way, if any. */
  fault: 'failBefore' | 'failAfter' | 'dropAfter' | null;
}

const kept = 5_000;

/** The last exchanges in memory, and all of them in a file if there is one, for tests that check them against Stripe's document. */
export class Exchanges {
  private list: Exchange[] = [];
  private count = 0;

  constructor(private readonly file: string | null = null) {}

  record(exchange: Omit<Exchange, 'number' | 'at'>): void {
    this.count += 1;
    const recorded = { number: this.count, at: Date.now(), ...exchange };
    this.list.push(recorded);
    // Begun by its line's end: what a kill -9 has cut off spoils no other.
    if (this.file !== null) appendFileSync(this.file, `\n${JSON.stringify(recorded)}`);
    // Cut in large pieces: moving thousands of entries at every call would cost more than the call.
    if (this.list.length >= kept * 2) this.list = this.list.slice(-kept);
  }

  since(number: number): Exchange[] {
    return this.list.slice(-kept).filter((exchange) => exchange.number > number);
  }

  empty(): void {
    this.list = [];
  }
}
