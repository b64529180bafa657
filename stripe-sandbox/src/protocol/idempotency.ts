import { createHash } from 'node:crypto';
import type { Database } from '../store/database.ts';
import { type Form, withoutCardNumbers } from './form.ts';
import { invalid, StripeRefusal, withAddress } from './refusal.ts';

export interface StoredAnswer {
  status: number;
  body: string;
  /** The request that was answered first. */
  request: string;
}

interface StoredRow extends StoredAnswer {
  endpoint: string;
  fingerprint: string;
}

/** One use of an idempotency key: which request it stands for. */
export interface KeyUse {
  key: string;
  endpoint: string;
  fingerprint: string;
}

const longestKey = 255;
/** A day, as Stripe does; forgotten at the next start. */
const keptSeconds = 86_400;

/** Answers kept by idempotency key. A key is taken in memory only: what a killed process was at, it had not committed. */
export class IdempotentAnswers {
  private readonly running = new Set<string>();

  constructor(private readonly database: Database) {
    const longAgo = secondsNow() - keptSeconds;
    database.run('DELETE FROM idempotent_answers WHERE stored_at < $longAgo', { longAgo });
  }

  /** The answer given before, or undefined: then the key is taken until `release`. */
  take({ key, endpoint, fingerprint }: KeyUse): StoredAnswer | undefined {
    if (key.length > longestKey) {
      throw invalid(`Idempotency keys can have up to ${longestKey} characters.`);
    }
    if (this.running.has(key)) throw keyInUse(key);
    const stored = this.database.row<StoredRow>(
      'SELECT endpoint, fingerprint, request, status, body FROM idempotent_answers WHERE key = $key',
      { key },
    );
    if (!stored) {
      this.running.add(key);
      return undefined;
    }
    if (stored.endpoint !== endpoint) throw otherEndpoint(key, endpoint, stored.endpoint);
    if (stored.fingerprint !== fingerprint) throw otherParameters(key);
    return stored;
  }

  release({ key }: KeyUse): void {
    this.running.delete(key);
  }

  /** Belongs into the transaction that did the work. */
  store(use: KeyUse, answer: StoredAnswer): void {
    this.database.run(
      `INSERT INTO idempotent_answers (key, endpoint, fingerprint, request, status, body, stored_at)
       VALUES ($key, $endpoint, $fingerprint, $request, $status, $body, $now)`,
      {
        ...use,
        request: answer.request,
        status: answer.status,
        body: answer.body,
        now: secondsNow(),
      },
    );
  }
}

export function fingerprintOf(form: Form): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(withoutCardNumbers(form))))
    .digest('hex');
}

function secondsNow(): number {
  return Math.floor(Date.now() / 1_000);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]: [string, unknown]) => [name, sorted(inner)]));
}

function keyInUse(key: string): StripeRefusal {
  const message = `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`;
  return new StripeRefusal(
    409,
    withAddress({ type: 'invalid_request_error', code: 'idempotency_key_in_use', message }),
  );
}

function otherParameters(key: string): StripeRefusal {
  const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`;
  return new StripeRefusal(400, { type: 'idempotency_error', message });
}

function otherEndpoint(key: string, endpoint: string, first: string): StripeRefusal {
  const [now, before] = [endpoint, first].map((path) => path.replace('POST ', ''));
  const message = `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${now}' vs '${before}'). Try using a key other than '${key}' if you meant to execute a different request.`;
  return new StripeRefusal(400, { type: 'idempotency_error', message });
}
