import type { components } from '@smartmedconnect/sdk';
import { objectionLabels, type Objection } from '../ui/objections.ts';
import type { Tone } from '../ui/tag.ts';

type Schemas = components['schemas'];
export type Review = Schemas['Review'];
export type ModeratedReview = Schemas['ModeratedReview'];
type Entry = ModeratedReview['moderation'][number];
type Report = ModeratedReview['reports'][number];

export const queues = ['reported', 'hidden', 'published', 'all'] as const;
export type Queue = (typeof queues)[number];

export const queueLabels: Readonly<Record<Queue, string>> = {
  reported: $localize`Reported`,
  hidden: $localize`Hidden`,
  published: $localize`Published`,
  all: $localize`All`,
};

export const roleLabels: Readonly<Record<Report['reporterRole'], string>> = {
  patient: $localize`Patient`,
  doctor: $localize`Doctor`,
  staff: $localize`Hospital staff`,
  admin: $localize`Administrator`,
};

/** What it was hidden for last: to hide it again for the same. */
export function hiddenFor({ moderation }: Pick<ModeratedReview, 'moderation'>): {
  reason: Objection;
  note?: string;
} {
  const [last] = moderation
    .filter(({ action }) => action === 'hide')
    .sort((one, other) => (one.at < other.at ? 1 : -1));
  const note = last?.note;
  return { reason: last?.reason ?? 'other', ...(note && { note }) };
}

/** How a review stands: a reported one waits for a person. */
export function standing({ status, reportedAt }: Pick<ModeratedReview, 'status' | 'reportedAt'>): {
  label: string;
  tone: Tone;
} {
  if (status === 'hidden') return { label: $localize`Hidden`, tone: 'bad' };
  return reportedAt === null
    ? { label: $localize`Published`, tone: 'good' }
    : { label: $localize`Reported`, tone: 'busy' };
}

/** What the writer of an answer is to look at once more, by the code of the warning. */
export const warningWords: Readonly<Record<Schemas['ReviewWarning']['code'], string>> = {
  health_of_others: $localize`It seems to tell of the patient’s illness. Everybody can read it: please look once more.`,
};

/** Five stars, as many of them full as were given. */
export function stars(rating: number): string {
  return '★'.repeat(rating) + '☆'.repeat(5 - rating);
}

/** A decision of the past, in one sentence. */
export function decided({ action, reason }: Pick<Entry, 'action' | 'reason'>): string {
  if (action === 'remove_reply') return answerRemoved(reason);
  if (action === 'restore') return $localize`Restored`;
  if (action === 'dismiss_reports') return $localize`Left to stand`;
  return reason === null ? $localize`Hidden` : $localize`Hidden: ${objectionLabels[reason]}:reason:`;
}

function answerRemoved(reason: Entry['reason']): string {
  return reason === null
    ? $localize`Answer taken down`
    : $localize`Answer taken down: ${objectionLabels[reason]}:reason:`;
}

/** The newest report on the screen; what comes after it has not been looked at. */
export function newestReport({ reports }: Pick<ModeratedReview, 'reports'>): string | undefined {
  return reports.at(-1)?.id;
}

/** What a report was about, where that reads otherwise by now: somebody may have changed it once it was reported. */
export function asReported(
  { about }: Pick<Report, 'about'>,
  { rating, text, reply }: Pick<ModeratedReview, 'rating' | 'text' | 'reply'>,
): NonNullable<Report['about']> | undefined {
  if (about === null) return undefined;
  const same = about.rating === rating && about.text === text && about.replyText === (reply?.text ?? null);
  return same ? undefined : about;
}
