import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../sandbox.ts';
import { registerFaults } from './faults.ts';
import { registerRefundOutcomes } from './refund-outcomes.ts';
import { registerState } from './state.ts';
import { registerThreeDSecure } from './three-d-secure.ts';
import { registerWebhooks } from './webhooks.ts';

/** The sandbox's own levers, under /_sandbox: for tests and developers, nothing of them is Stripe's. */
export function registerControl(app: FastifyInstance, sandbox: Sandbox): void {
  registerState(app, sandbox);
  registerWebhooks(app, sandbox);
  registerFaults(app, sandbox);
  registerRefundOutcomes(app, sandbox);
  registerThreeDSecure(app, sandbox);
}
