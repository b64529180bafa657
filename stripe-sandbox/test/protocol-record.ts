import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Exchange, OpenapiContract } from './openapi-contract.ts';

export type { Exchange };

/** Its schemas are compiled when they are first met: once for all the records of a process. */
let contract: OpenapiContract | undefined;

/** As tools/stripe-sandbox.mjs has started it. */
interface Recorded {
  url: string;
  keys: { secret: string };
  stop(): Promise<void>;
}

/**
 * All that a sandbox is asked and answers, in a file that outlives its kill -9, and whether that is Stripe's protocol.
 * Specs and journeys start their sandbox with its settings, and have it stopped by this.
 */
export class ProtocolRecord {
  private readonly folder = mkdtempSync(join(tmpdir(), 'smc-stripe-record-'));
  private readonly file = join(this.folder, 'exchanges.ndjson');

  constructor() {
    writeFileSync(this.file, '');
  }

  /** Of the sandbox that is to be recorded, however often it starts anew. */
  get settings(): { STRIPE_SANDBOX_EXCHANGES: string } {
    return { STRIPE_SANDBOX_EXCHANGES: this.file };
  }

  async exchanges(): Promise<Exchange[]> {
    const all: Exchange[] = [];
    for await (const exchange of this.lines()) {
      all.push(exchange);
    }
    return all;
  }

  /** Stops it and fails when anything that it was asked, answered or told by an event was not Stripe's protocol. */
  async stop(sandbox: Recorded): Promise<void> {
    try {
      await askForEvents(sandbox);
    } finally {
      await sandbox.stop();
    }
    const faults = await this.faults();
    rmSync(this.folder, { recursive: true, force: true });
    if (faults.length > 0) {
      throw new Error(`Not Stripe's protocol:\n${faults.join('\n')}`);
    }
  }

  /** Each once, however often it happened. */
  private async faults(): Promise<string[]> {
    contract ??= new OpenapiContract();
    const faults = new Set<string>(statSync(this.file).size === 0 ? ['nothing was recorded'] : []);
    for await (const exchange of this.lines()) {
      contract.faults(exchange).forEach((fault) => faults.add(fault));
    }
    return [...faults];
  }

  private async *lines(): AsyncGenerator<Exchange> {
    for await (const line of createInterface({ input: createReadStream(this.file) })) {
      const exchange = readLine(line);
      if (exchange) {
        yield exchange;
      }
    }
  }
}

/** Nothing when a kill has cut the line off. */
function readLine(line: string): Exchange | undefined {
  try {
    return line === '' ? undefined : (JSON.parse(line) as Exchange);
  } catch {
    return undefined;
  }
}

/** Webhooks bring them, and no answer: asked for once more they are answers like any other. */
async function askForEvents({ url, keys }: Recorded): Promise<void> {
  if (!(await isThere(url))) {
    return;
  }
  await fetch(`${url}/_sandbox/faults`, { method: 'PUT', headers: json, body: '{}' });
  for (
    let after: string | undefined = '', page = '';
    after !== undefined;
    page = `&starting_after=${after}`
  ) {
    const answer = await fetch(`${url}/v1/events?limit=100${page}`, {
      headers: { authorization: `Bearer ${keys.secret}` },
    });
    const { data, has_more: hasMore } = (await answer.json()) as {
      data: { id: string }[];
      has_more: boolean;
    };
    after = hasMore ? data.at(-1)?.id : undefined;
  }
}

const json = { 'content-type': 'application/json' };

/** Whoever was killed by the spec is not asked. */
async function isThere(url: string): Promise<boolean> {
  return fetch(`${url}/_sandbox/health`).then(
    ({ ok }) => ok,
    () => false,
  );
}
