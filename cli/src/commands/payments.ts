import { Command } from 'commander';
import { exportPaymentsCommand, listPaymentsCommand, showPaymentCommand } from './list-payments.ts';
import { reconcileCommand } from './reconcile.ts';

export function paymentsCommand(): Command {
  return new Command('payments')
    .description('list and export payments, and compare the books with Stripe’s')
    .addCommand(listPaymentsCommand())
    .addCommand(showPaymentCommand())
    .addCommand(exportPaymentsCommand())
    .addCommand(reconcileCommand());
}
