import type { Database } from '../../store/database.ts';
import type { Account } from '../account.ts';
import { mayBecome, type Refund } from './refund.ts';
import { failRefund, succeedRefund } from './settle-refund.ts';

interface Settlement {
  refund: string;
  outcome: 'succeeded' | 'failed';
  due_at: number;
}

/** Stripe's test cards take minutes; long enough to see both states is enough here. */
const waitMs = 3_000;

/** What refunds do by themselves after a while; kept in the file until it is done. */
export class Settlements {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly change: (work: (account: Account) => void) => void,
  ) {}

  /** Belongs into the transaction that makes the refund. */
  plan(refund: string, outcome: Settlement['outcome']): void {
    this.database.run(
      'INSERT INTO settlements (refund, outcome, due_at) VALUES ($refund, $outcome, $dueAt)',
      {
        refund,
        outcome,
        dueAt: Date.now() + waitMs,
      },
    );
  }

  wake(): void {
    clearTimeout(this.timer);
    const next = this.database.row<Settlement>(
      'SELECT refund, outcome, due_at FROM settlements ORDER BY due_at LIMIT 1',
    );
    if (!next) return;
    this.timer = setTimeout(() => this.settle(next), Math.max(next.due_at - Date.now(), 0));
  }

  end(): void {
    clearTimeout(this.timer);
  }

  /** Somebody may have settled it by hand meanwhile, or begun all anew. */
  private settle({ refund: id, outcome }: Settlement): void {
    this.change((account) => {
      this.database.run('DELETE FROM settlements WHERE refund = $id', { id });
      const refund = account.records.find<Refund>('refund', id);
      if (!refund || !mayBecome(refund, outcome)) return;
      if (outcome === 'failed') failRefund(account, id);
      else succeedRefund(account, id);
    });
  }
}
