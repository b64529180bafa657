/** Somebody wants our books compared with Stripe's; the queue does it. */
export interface ReconciliationRequested {
  type: 'reconciliation.requested';
  payload: { reconciliationId: string };
}
