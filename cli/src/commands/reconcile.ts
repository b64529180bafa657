import type { components, SmartMedConnect } from '@smartmedconnect/sdk';
import { Command } from 'commander';
import { setTimeout as pause } from 'node:timers/promises';
import { connectSignedIn, type GlobalOptions } from '../connection.ts';
import { exitCodes } from '../exit-codes.ts';
import { untilInterrupted } from '../interruption.ts';
import { type Column, writeJson, writeList } from '../output.ts';
import { count, say } from '../words.ts';
import { instant, optionsOf } from './options.ts';

type Reconciliation = components['schemas']['Reconciliation'];
type Difference = components['schemas']['ReconciliationDifference'];

interface ReconcileOptions extends GlobalOptions {
  from?: string;
  to?: string;
}

const askEveryMs = 500;

/** `smc payments reconcile` */
export function reconcileCommand(): Command {
  return new Command('reconcile')
    .description('compares the books with Stripe’s, heals what can be healed and lists what differed')
    .option(
      '--from <instant>',
      'of what was made since then, RFC 3339; the last three days otherwise',
      instant,
    )
    .option('--to <instant>', 'and before then; until now otherwise', instant)
    .addHelpText('after', help)
    .action(async (_options, command: Command) => {
      process.exitCode = await reconcile(optionsOf<ReconcileOptions>(command));
    });
}

const help = `
Example:
  $ smc payments reconcile --from 2026-11-01T00:00:00Z
Exit codes: 0 all agrees, or does again; 3 something is left for somebody to look at.`;

async function reconcile(options: ReconcileOptions): Promise<number> {
  const { client } = await connectSignedIn(options);
  const { from, to } = options;
  const started = await client.reconciliations.start({ ...(from && { from }), ...(to && { to }) });
  const run = await untilInterrupted((signal) => untilEnded(client, started, options, signal));
  await tell(client, run, options);
  if (run.status === 'failed') {
    say('smc: the comparison did not come to an end; the same command begins another one.');
    return exitCodes.failed;
  }
  return run.reported > 0 ? exitCodes.someRefused : exitCodes.ok;
}

/** Asks until the run has ended, and says on stderr how far it is whenever that has changed. */
async function untilEnded(
  client: SmartMedConnect,
  started: Reconciliation,
  { quiet }: ReconcileOptions,
  signal: AbortSignal,
): Promise<Reconciliation> {
  let run = started;
  let said = '';
  for (;;) {
    const words = progressOf(run);
    if (!quiet && words !== said) {
      say(words);
      said = words;
    }
    if (run.status !== 'running') {
      return run;
    }
    await pause(askEveryMs, undefined, { signal });
    run = await client.reconciliations.get(run.id, { signal });
  }
}

function progressOf({ status, checked, healed, reported }: Reconciliation): string {
  const sums = `${count(checked, 'payment or refund', 'payments and refunds')} checked, ${healed} healed, ${reported} reported`;
  return status === 'running' ? `Comparing: ${sums}` : `Done: ${sums}.`;
}

async function tell(client: SmartMedConnect, run: Reconciliation, options: ReconcileOptions): Promise<void> {
  const differences = client.reconciliations.differences(run.id, { limit: 100 });
  if (options.json) {
    writeJson({ ...run, differences: await differences.toArray() });
    return;
  }
  if (run.healed + run.reported > 0) {
    await writeList(differences, columns);
  }
}

const columns: Column<Difference>[] = [
  { title: 'ACTION', value: (difference) => difference.action },
  { title: 'KIND', value: (difference) => difference.kind },
  { title: 'PAYMENT', value: (difference) => difference.paymentId },
  { title: 'REFUND', value: (difference) => difference.refundId },
  { title: 'STRIPE', value: (difference) => difference.stripeId },
  { title: 'DETAIL', value: (difference) => difference.detail },
];
