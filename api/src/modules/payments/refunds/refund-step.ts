/** What happens to a refund. `settle`: the desk has handed it out; `bounce`: it had arrived, and the bank has sent it back. */
export type RefundAction = 'request' | 'succeed' | 'settle' | 'bounce' | 'fail_attempt' | 'fail' | 'retry';

/** One step in the life of a refund; written with the change, never changed itself. */
export interface RefundStep {
  action: Exclude<RefundAction, 'request'>;
  /** Who did it, as `admin:<id>`, or `stripe`. */
  actor: string;
  failureCode?: string | null;
}
