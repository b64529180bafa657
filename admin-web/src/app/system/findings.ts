import { formatLocale } from '../ui/language.ts';
import type { Health } from './health.ts';

export type PartName = 'process' | 'database' | 'queues' | 'outbox' | 'files' | 'payments';
type Words<Name extends PartName> = Readonly<Record<Health[Name]['finding'], (part: Health[Name]) => string>>;

const shares = new Intl.NumberFormat(formatLocale, { style: 'percent' });
const numbers = new Intl.NumberFormat(formatLocale);

const findings: { readonly [Name in PartName]: Words<Name> } = {
  process: {
    memory_free: (part) => $localize`${memoryShare(part)}:share: of the memory it may take is in use.`,
    memory_full: (part) =>
      $localize`${memoryShare(part)}:share: of the memory it may take is in use: give it more, or start more servers.`,
  },
  database: {
    answers: () => $localize`It answers, and its tables are those this version needs.`,
    silent: () => $localize`PostgreSQL does not answer.`,
    migrations_missing: () => $localize`Its tables are not yet those this version needs.`,
    connections_few: ({ connections }) =>
      $localize`Few connections are left: ${numbers.format(connectionsLeft(connections))}:count:.`,
  },
  queues: {
    jobs_done: () => $localize`Jobs are done as they come.`,
    jobs_late: () => $localize`Jobs that are due wait too long: the queues below say which.`,
    jobs_dead: () => $localize`Jobs were given up and wait for somebody to look.`,
    worker_stopped: () => $localize`The work of this server has stopped: restart it.`,
    database_silent: () => $localize`It lies in the database, which does not answer.`,
  },
  outbox: {
    events_delivered: () => $localize`News reaches those who listen.`,
    events_late: () => $localize`News waits for those who listen: does any server do jobs?`,
    database_silent: () => $localize`It lies in the database, which does not answer.`,
  },
  files: {
    kept: () => $localize`It takes files.`,
    unreachable: () => $localize`It cannot be reached or written to: nothing can be handed in to a dispute.`,
  },
  payments: {
    current: () => $localize`What Stripe tells us is applied, and the books are compared.`,
    events_not_applied: () =>
      $localize`Stripe has told us things that could not be applied: look at the jobs.`,
    comparison_failed: () => $localize`The latest comparison with Stripe’s books has failed.`,
    comparison_overdue: () => $localize`Our books have not been compared with Stripe’s since yesterday.`,
    unreadable: () => $localize`What Stripe has told us cannot be read.`,
  },
};

/** What was found of a part, with its figures; nothing for what only a newer portal has words for. */
export function findingWords<Name extends PartName>(name: Name, part: Health[Name]): string | undefined {
  const words: Partial<Record<string, (part: Health[Name]) => string>> = findings[name];
  return words[part.finding]?.(part);
}

function memoryShare({ memory }: Health['process']): string {
  return shares.format(memory.heapUsedBytes / memory.heapLimitBytes);
}

function connectionsLeft(connections: Health['database']['connections']): number {
  return connections === null ? 0 : Math.max(connections.most - connections.used, 0);
}
