import { Inject, Injectable } from '@nestjs/common';
import type { ThrottlerStorage } from './storage.ts';
import { Clock } from '../clock/clock.ts';

type Counted = Awaited<ReturnType<ThrottlerStorage['increment']>>;

const sweepMs = 60_000;

/**
 * Counts requests in fixed windows, in the memory of this process: one number a key, whatever the limit. (The storage that comes
 * with @nestjs/throttler keeps the time of every hit and walks them all on every request.) Another storage of that package, such
 * as the one on Redis, can take its place under the same token.
 */
@Injectable()
export class Counters implements ThrottlerStorage {
  private readonly windows = new Map<string, { hits: number; endsAt: number }>();
  private sweepAt = 0;

  constructor(@Inject(Clock) private readonly clock: Clock) {}

  increment(key: string, ttl: number, limit: number): Promise<Counted> {
    const now = this.clock.now().getTime();
    if (now >= this.sweepAt) {
      this.sweep(now);
    }
    let window = this.windows.get(key);
    if (!window || window.endsAt <= now) {
      window = { hits: 0, endsAt: now + ttl };
      this.windows.set(key, window);
    }
    window.hits += 1;
    const timeToExpire = Math.ceil((window.endsAt - now) / 1000);
    const isBlocked = window.hits > limit;
    return Promise.resolve({
      totalHits: window.hits,
      timeToExpire,
      isBlocked,
      timeToBlockExpire: isBlocked ? timeToExpire : 0,
    });
  }

  private sweep(now: number): void {
    this.sweepAt = now + sweepMs;
    for (const [key, { endsAt }] of this.windows) {
      if (endsAt <= now) {
        this.windows.delete(key);
      }
    }
  }
}
