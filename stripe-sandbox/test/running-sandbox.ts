import { once } from 'node:events';
import { createServer as createReceiver, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import Stripe from 'stripe';
import { createServer } from '../src/create-server.ts';
import { readSettings } from '../src/settings.ts';

const webhookSecret = 'whsec_sandbox';

export interface RunningSandbox {
  app: FastifyInstance;
  url: string;
  stripe: Stripe;
  control(method: string, path: string, body?: unknown): Promise<Response>;
}

/** A sandbox on a free port, and Stripe's own SDK to talk to it; `data` is the file of one that ran before. */
export async function startSandbox({ data = ':memory:' } = {}): Promise<RunningSandbox> {
  const app = createServer({ ...readSettings({}), data });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const stripe = new Stripe('sk_test_sandbox', {
    host: '127.0.0.1',
    port,
    protocol: 'http',
    maxNetworkRetries: 0,
  });
  const control = (method: string, path: string, body?: unknown) =>
    fetch(`${url}/_sandbox/${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
  return { app, url, stripe, control };
}

/** A partner's webhook endpoint: takes only what is signed, in the order it comes. */
export class Receiver {
  readonly events: Stripe.Event[] = [];
  /** What is answered to the next ones; 200 when it is used up. */
  statuses: number[] = [];
  private readonly server: Server;

  constructor() {
    this.server = createReceiver((request, response) => {
      void text(request).then((payload) => {
        const header = request.headers['stripe-signature'] ?? '';
        this.events.push(Stripe.webhooks.constructEvent(payload, header, webhookSecret));
        response.writeHead(this.statuses.shift() ?? 200).end();
        this.server.emit('received');
      });
    });
  }

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  /** Waits until so many have come. */
  async received(count: number): Promise<Stripe.Event[]> {
    while (this.events.length < count) await once(this.server, 'received');
    return this.events;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
