import type { FastifyInstance } from 'fastify';
import { failRefund, succeedRefund } from '../objects/refunds/settle-refund.ts';
import type { Refund } from '../objects/refunds/refund.ts';
import { StripeRefusal } from '../protocol/refusal.ts';
import type { Account } from '../objects/account.ts';
import type { Sandbox } from '../sandbox.ts';
import { refuse } from './refuse.ts';

const outcomes: Record<string, (account: Account, id: string) => Refund> = {
  failure: (account, id) => failRefund(account, id),
  success: succeedRefund,
};

/** Settles a refund that waits, or lets one fail that was done. */
export function registerRefundOutcomes(app: FastifyInstance, sandbox: Sandbox): void {
  for (const [name, settle] of Object.entries(outcomes)) {
    app.post<{ Params: { id: string } }>(`/_sandbox/refunds/:id/${name}`, async ({ params }, reply) => {
      try {
        return sandbox.change((account) => settle(account, params.id));
      } catch (error) {
        if (error instanceof StripeRefusal) return refuse(reply, error.status, error.message);
        throw error;
      }
    });
  }
}
