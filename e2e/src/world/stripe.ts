import { type Exchange, ProtocolRecord } from '../../../stripe-sandbox/test/protocol-record.ts';
import { type RunningStripeSandbox, startStripeSandbox } from '../../../tools/stripe-sandbox.mjs';

export interface StripeObject extends Record<string, unknown> {
  id: string;
}

/** What goes wrong at Stripe on purpose; `{}` heals it. */
export interface Faults {
  seed?: number;
  calls?: { failBefore?: number; failAfter?: number; dropAfter?: number; delayMs?: [number, number] };
  webhooks?: { drop?: number; repeat?: number; delayMs?: [number, number]; reorder?: number };
}

/** Stripe as the journeys have it: our sandbox as a process of its own, which can be killed and started again. */
export class StripeWorld {
  private running: RunningStripeSandbox;
  private readonly dataFile: string | undefined;
  private readonly record: ProtocolRecord;
  private webhookUrl: string | undefined;

  private constructor(running: RunningStripeSandbox, dataFile: string | undefined, record: ProtocolRecord) {
    this.running = running;
    this.dataFile = dataFile;
    this.record = record;
  }

  /** With a data file it knows everything again after a kill. */
  static async start(dataFile?: string): Promise<StripeWorld> {
    const record = new ProtocolRecord();
    const kept = dataFile === undefined ? {} : { dataFile };
    const running = await startStripeSandbox({ ...kept, env: record.settings });
    return new StripeWorld(running, dataFile, record);
  }

  get url(): string {
    return this.running.url;
  }

  get logFile(): string {
    return this.running.logFile;
  }

  /** Settings of an API that takes its money here. */
  get settings(): NodeJS.ProcessEnv {
    return { STRIPE_SANDBOX_URL: this.url };
  }

  async sendEventsTo(apiUrl: string): Promise<void> {
    this.webhookUrl = `${apiUrl}/v1/stripe/webhook`;
    await this.control('PUT', 'webhook-endpoint', { url: this.webhookUrl });
  }

  async fail(faults: Faults): Promise<void> {
    await this.control('PUT', 'faults', faults);
  }

  async killAndRestart(): Promise<void> {
    const { port } = this.running;
    await this.running.kill();
    this.running = await startStripeSandbox({
      port,
      env: this.record.settings,
      ...(this.dataFile !== undefined && { dataFile: this.dataFile }),
      ...(this.webhookUrl !== undefined && { webhookUrl: this.webhookUrl }),
    });
  }

  /** Fails when anything that was asked, answered or told by an event was not Stripe's protocol. */
  async stop(): Promise<void> {
    await this.record.stop(this.running);
  }

  exchanges(): Promise<Exchange[]> {
    return this.record.exchanges();
  }

  /** Under /_sandbox. */
  async control<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const answer = await fetch(`${this.url}/_sandbox/${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!answer.ok) {
      throw new Error(`${method} /_sandbox/${path} answered ${answer.status}: ${await answer.text()}`);
    }
    return (await answer.json().catch(() => undefined)) as Answer;
  }

  /** Every object of a kind, through Stripe's own paged lists. */
  async all<Item extends StripeObject>(path: string): Promise<Item[]> {
    const items: Item[] = [];
    let more = true;
    while (more) {
      const after = items.at(-1)?.id;
      const query = new URLSearchParams({
        limit: '100',
        ...(after !== undefined && { starting_after: after }),
      });
      const address = `${path}${path.includes('?') ? '&' : '?'}${query}`;
      const answer = await this.ask('GET', address, this.running.keys.secret);
      const page = answer.body as { data: Item[]; has_more: boolean };
      items.push(...page.data);
      more = page.has_more;
    }
    return items;
  }

  /** What stripe.js does in the patient's browser: confirms with the secret of the intent, and no other. */
  confirm(clientSecret: string, paymentMethod: string): Promise<StripeAnswer> {
    const [intent] = clientSecret.split('_secret_');
    return this.ask('POST', `/v1/payment_intents/${intent}/confirm`, this.running.keys.publishable, {
      client_secret: clientSecret,
      payment_method: paymentMethod,
    });
  }

  /** The patient's answer to their bank. */
  async authenticate(intentId: string, outcome: 'success' | 'failure' = 'success'): Promise<void> {
    await this.control('POST', `3ds/${intentId}`, { outcome });
  }

  /** With the platform's own key, as its dashboard would. */
  asPlatform(method: string, path: string, form?: Record<string, string>): Promise<StripeAnswer> {
    return this.ask(method, path, this.running.keys.secret, form);
  }

  private async ask(
    method: string,
    path: string,
    key: string,
    form?: Record<string, string>,
  ): Promise<StripeAnswer> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}` },
      ...(form && { body: new URLSearchParams(form) }),
    });
    return { status: answer.status, body: (await answer.json()) as StripeAnswer['body'] };
  }
}

export interface StripeAnswer {
  status: number;
  body: Record<string, unknown> & { error?: { code?: string; decline_code?: string; message?: string } };
}
