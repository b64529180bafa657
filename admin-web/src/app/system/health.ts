import type { components } from '@smartmedconnect/sdk';
import { formatLocale } from '../ui/language.ts';
import type { Tone } from '../ui/tag.ts';
import { findingWords, type PartName } from './findings.ts';

export type Health = components['schemas']['SystemHealth'];
export type PartState = Health['state'];

/** One part of the system as the screen shows it: how it fares, what it says of itself, and its figures. */
export interface Part {
  readonly name: string;
  readonly state: PartState;
  readonly says: string;
  readonly isEnglish: boolean;
  readonly facts: readonly { readonly label: string; readonly words: string }[];
}

export const stateLabels: Readonly<Record<PartState, string>> = {
  ok: $localize`Well`,
  degraded: $localize`Degraded`,
  down: $localize`Down`,
};

export const stateTones: Readonly<Record<PartState, Tone>> = { ok: 'good', degraded: 'busy', down: 'bad' };

const numbers = new Intl.NumberFormat(formatLocale);
const instants = new Intl.DateTimeFormat(formatLocale, { dateStyle: 'medium', timeStyle: 'short' });

export function partsOf(health: Health): Part[] {
  const { process, database, queues, outbox, files, payments, version } = health;
  return [
    {
      ...named($localize`Server`, 'process', health),
      facts: facts(
        [$localize`Version`, version],
        [$localize`Running since`, instant(process.startedAt)],
        [$localize`Memory`, megabytes(process.memory.residentBytes)],
        ['Node.js', process.nodeVersion],
      ),
    },
    {
      ...named($localize`Database`, 'database', health),
      facts: facts(
        [$localize`Version`, database.version],
        [$localize`Size`, database.sizeBytes === null ? null : megabytes(database.sizeBytes)],
        [
          $localize`Connections`,
          database.connections && share(database.connections.used, database.connections.most),
        ],
        [$localize`Changes still to be applied`, database.migrations?.pending.join(', ')],
      ),
    },
    {
      ...named($localize`Queues`, 'queues', health),
      facts: facts(
        [$localize`Waiting`, count(queues.waiting)],
        [$localize`To be tried again`, count(queues.failed)],
        [$localize`Given up`, count(queues.dead)],
      ),
    },
    {
      ...named($localize`News between the parts`, 'outbox', health),
      facts: facts(
        [$localize`Waiting`, count(outbox.waiting)],
        [$localize`Since`, instant(outbox.waitingSince)],
      ),
    },
    {
      ...named($localize`Files`, 'files', health),
      facts: facts([$localize`Kept in`, fileKinds[files.kind]]),
    },
    {
      ...named($localize`Payments`, 'payments', health),
      facts: facts(
        ['Stripe', modes[payments.mode]],
        [$localize`Last word from Stripe`, instant(payments.lastWebhookAt)],
        [$localize`Waiting to be applied`, count(payments.eventsWaiting)],
        [$localize`Last comparison`, instant(payments.lastReconciliation?.startedAt ?? null)],
        [$localize`Differences it found`, count(payments.lastReconciliation?.reported ?? null)],
      ),
    },
  ];
}

const fileKinds: Readonly<Record<Health['files']['kind'], string>> = {
  folder: $localize`a folder of the server`,
  bucket: $localize`a bucket`,
};

const modes: Readonly<Record<Health['payments']['mode'], string>> = {
  sandbox: $localize`Our sandbox: no money moves`,
  test: $localize`Test mode`,
  live: $localize`Live: real money`,
};

/** In the words of the server, which are English, where it is newer than the portal and has found what this has no words for. */
function named<Name extends PartName>(name: string, of: Name, { [of]: part }: Pick<Health, Name>) {
  const words = findingWords(of, part);
  return { name, state: part.state, says: words ?? part.says, isEnglish: words === undefined };
}

/** What is not known is not shown. */
function facts(...all: readonly (readonly [string, string | null | undefined])[]) {
  return all.flatMap(([label, words]) => (words ? [{ label, words }] : []));
}

function count(value: number | null): string | null {
  return value === null ? null : numbers.format(value);
}

function share(part: number, whole: number): string {
  return $localize`${numbers.format(part)}:part: of ${numbers.format(whole)}:whole:`;
}

function instant(at: string | null): string | null {
  return at === null ? null : instants.format(new Date(at));
}

function megabytes(bytes: number): string {
  return new Intl.NumberFormat(formatLocale, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 0,
  }).format(bytes / 1_000_000);
}
