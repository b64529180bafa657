import type { Pages } from '@smartmedconnect/sdk';
import { Command, Option } from 'commander';
import { createWriteStream } from 'node:fs';
import { type Connection, connectSignedIn } from '../connection.ts';
import { Misuse } from '../exit-codes.ts';
import { hospitalOf } from '../hospital.ts';
import { type Column, writeExport, writeJson, writeList } from '../output.ts';
import { printable } from '../words.ts';
import { instant, limitOption, optionsOf } from './options.ts';
import { major, type Payment, paymentColumns } from './payment-columns.ts';

interface PaymentFlags {
  hospital?: string;
  from?: string;
  to?: string;
  status?: Payment['status'];
  channel?: Payment['channel'];
}

/** `smc payments list` */
export function listPaymentsCommand(): Command {
  return filtered(new Command('list').description('lists payments, the newest first'))
    .addOption(limitOption(20))
    .addHelpText('after', `\nExample:\n  $ smc payments list --status succeeded --channel online --limit 5`)
    .action(async (_options, command: Command) => {
      const options = optionsOf<PaymentFlags & { limit: number }>(command);
      const list = await payments(await connectSignedIn(options), options, 'newest');
      await writeList(list, listColumns, { json: options.json ?? false, limit: options.limit });
    });
}

/** `smc payments show` */
export function showPaymentCommand(): Command {
  return new Command('show')
    .description('shows one payment, and what went back of it')
    .argument('<id>', 'of the payment')
    .addHelpText('after', `\nExample:\n  $ smc payments show 01a20501-ec95-789a-8842-33598e3e86f2`)
    .action(async (id: string, _options, command: Command) => {
      const options = optionsOf<object>(command);
      const payment = await (await connectSignedIn(options)).client.payments.get(id);
      if (options.json) {
        writeJson(payment);
        return;
      }
      for (const { title, value } of paymentColumns) {
        process.stdout.write(`${title.padEnd(21)}  ${printable(String(value(payment) ?? ''))}\n`);
      }
      for (const { amount, status, reason, requestedAt } of payment.refunds) {
        process.stdout.write(`${'refund'.padEnd(21)}  ${major(amount)} ${status} ${reason} ${requestedAt}\n`);
      }
    });
}

/** `smc payments export` */
export function exportPaymentsCommand(): Command {
  return filtered(new Command('export').description('writes payments for the books, the oldest first'))
    .addOption(new Option('--format <format>').choices(['csv', 'ndjson']).default('csv'))
    .option('--output <file>', 'into a file instead of stdout')
    .addHelpText(
      'after',
      `\nExample:\n  $ smc payments export --from 2026-11-01T00:00:00Z --to 2026-12-01T00:00:00Z --output november.csv`,
    )
    .action(async (_options, command: Command) => {
      const options = optionsOf<PaymentFlags & { format: 'csv' | 'ndjson'; output?: string }>(command);
      const list = await payments(await connectSignedIn(options), options, 'oldest');
      await writeExport(list, paymentColumns, options.format, await opened(options.output));
    });
}

function filtered(command: Command): Command {
  return command
    .option('--hospital <slug or id>', 'which hospital; admins see all otherwise')
    .option('--from <instant>', 'begun then or later, RFC 3339', instant)
    .option('--to <instant>', 'begun before then', instant)
    .addOption(new Option('--status <status>').choices(['pending', 'succeeded', 'cancelled']))
    .addOption(new Option('--channel <channel>').choices(['online', 'cash', 'card']));
}

async function payments(
  connection: Connection,
  { hospital, from, to, status, channel }: PaymentFlags,
  order: 'newest' | 'oldest',
): Promise<Pages<Payment>> {
  const hospitalId = hospital && (await hospitalOf(connection, hospital)).id;
  return connection.client.payments.list({
    limit: 100,
    order,
    ...(hospitalId && { hospitalId }),
    ...(from && { from }),
    ...(to && { to }),
    ...(status && { status }),
    ...(channel && { channel }),
  });
}

/** A file of money is for its owner alone. */
async function opened(path: string | undefined): Promise<NodeJS.WritableStream> {
  if (path === undefined) {
    return process.stdout;
  }
  const file = createWriteStream(path, { encoding: 'utf8', mode: 0o600 });
  await new Promise((resolve, reject) => {
    file.once('open', resolve);
    file.once('error', (error) => {
      reject(new Misuse(`${path} cannot be written: ${error.message}`));
    });
  });
  return file;
}

const listColumns: Column<Payment>[] = [
  { title: 'ID', value: (payment) => payment.id },
  { title: 'BEGUN', value: (payment) => payment.createdAt },
  { title: 'STATUS', value: (payment) => payment.status },
  { title: 'CHANNEL', value: (payment) => payment.channel },
  { title: 'CURRENCY', value: (payment) => payment.amount.currency },
  { title: 'AMOUNT', value: (payment) => major(payment.amount) },
  { title: 'PLATFORM', value: (payment) => major(payment.platformFee) },
  { title: 'REFUNDED', value: (payment) => major(payment.refunded) },
  { title: 'NET', value: (payment) => major(payment.net.amount) },
];
