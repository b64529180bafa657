import { Command } from 'commander';
import { reconcileCommand } from './reconcile.ts';

export function paymentsCommand(): Command {
  return new Command('payments')
    .description('compare the platform’s books with Stripe’s')
    .addCommand(reconcileCommand());
}
