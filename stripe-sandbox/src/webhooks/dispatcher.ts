import type { StripeEvent } from '../objects/events/event.ts';
import type { Records } from '../store/records.ts';
import type { AttemptResult, Deliveries, Delivery } from './deliveries.ts';
import { signature } from './sign.ts';

const atOnce = 16;
const patienceMs = 10_000;
const firstWaitMs = 1_000;
const longestWaitMs = 60_000;

interface Surroundings {
  deliveries: Deliveries;
  records: Records;
  secret: string;
  address: () => string | null;
}

/** Sends what is due, several at once and in no promised order, until each was answered with 2xx. */
export class Dispatcher {
  private readonly underway = new Map<number, Promise<void>>();
  private readonly ending = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly surroundings: Surroundings) {}

  /** Looks for work now, and again when the next delivery is due. */
  wake(): void {
    if (this.ending.signal.aborted) return;
    const { deliveries } = this.surroundings;
    const due = deliveries.due(Date.now(), atOnce * 2).filter(({ seq }) => !this.underway.has(seq));
    for (const delivery of due.slice(0, atOnce - this.underway.size)) this.start(delivery);
    this.sleepUntil(deliveries.nextAt());
  }

  async end(): Promise<void> {
    this.ending.abort();
    clearTimeout(this.timer);
    await Promise.all(this.underway.values());
  }

  private start(delivery: Delivery): void {
    const sending = this.send(delivery).finally(() => {
      this.underway.delete(delivery.seq);
      this.wake();
    });
    this.underway.set(delivery.seq, sending);
  }

  private sleepUntil(next: number | undefined): void {
    clearTimeout(this.timer);
    // With all hands full, the next one free looks again.
    if (next === undefined || this.underway.size >= atOnce) return;
    const soonest = this.underway.size > 0 ? 50 : 1;
    this.timer = setTimeout(() => this.wake(), Math.max(next - Date.now(), soonest));
  }

  private async send(delivery: Delivery): Promise<void> {
    const result = await this.attempt(delivery);
    if (this.ending.signal.aborted && result.status === null) return;
    if (result.status !== null && result.status >= 200 && result.status < 300) {
      this.surroundings.deliveries.delivered(delivery, result);
    } else {
      this.surroundings.deliveries.failed(delivery, result, Date.now() + waitAfter(delivery.attempts + 1));
    }
  }

  private async attempt({ event: id }: Delivery): Promise<AttemptResult> {
    const at = Date.now();
    const address = this.surroundings.address();
    if (address === null) return { at, status: null, error: 'There is no webhook endpoint.' };
    const event = this.surroundings.records.find<StripeEvent>('event', id);
    if (!event) return { at, status: null, error: 'The event is gone.' };
    const body = JSON.stringify(event, null, 2);
    try {
      const answer = await fetch(address, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'stripe-signature': signature(body, this.surroundings.secret, Math.floor(at / 1_000)),
          'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([this.ending.signal, AbortSignal.timeout(patienceMs)]),
      });
      await answer.arrayBuffer();
      return { at, status: answer.status, error: null };
    } catch (error) {
      return { at, status: null, error: String(error) };
    }
  }
}

/** 1 s, 2 s, 4 s … a minute: Stripe's growing waits, quick enough to watch. */
export function waitAfter(attempts: number): number {
  return Math.min(firstWaitMs * 2 ** (attempts - 1), longestWaitMs);
}
