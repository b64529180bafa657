import type { Caller } from '../../../platform/guards/caller.ts';
import { authorName } from '../rules/author-name.ts';
import { editableUntil } from '../rules/edit-window.ts';
import { tellsHealthOfOthers } from '../rules/health-of-others.ts';
import type { ReviewRow } from './review.queries.ts';
import type { ReviewAnswer, WrittenReview } from './review.schemas.ts';
import { concerns, isAdmin, isAuthor } from './sees-review.ts';

/** A review as this caller may read it. */
export function reviewAnswer(row: ReviewRow, caller: Caller): ReviewAnswer {
  const author = isAuthor(caller, row);
  return {
    id: row.id,
    doctorId: row.doctorId,
    hospitalId: row.hospitalId,
    author: authorName(row.authorFullName),
    rating: row.rating,
    text: row.text,
    reply: replyOf(row),
    status: row.status,
    createdAt: row.createdAt,
    editedAt: row.editedAt,
    version: row.version,
    ...((author || isAdmin(caller)) && { appointmentId: row.appointmentId }),
    ...(author && { editableUntil: editableUntil(new Date(row.createdAt)).toISOString() }),
    ...(caller.kind === 'person' && { ownReport: row.ownReport }),
    ...(concerns(caller, row) && {
      hiddenReason: row.hiddenReason,
      replyRemovedReason: row.replyRemovedReason,
    }),
  };
}

/** The same for who has just written in it, with what they may want to look at once more. */
export function writtenReview(row: ReviewRow, caller: Caller, by: 'patient' | 'hospital'): WrittenReview {
  const written = by === 'patient' ? row.text : row.replyText;
  const warned = written !== null && tellsHealthOfOthers(written, by);
  return { ...reviewAnswer(row, caller), warnings: warned ? [healthWarnings[by]] : [] };
}

const healthWarnings = {
  patient: {
    code: 'health_of_others',
    detail: 'It seems to tell of somebody else’s illness. Everybody can read it: please look once more.',
  },
  hospital: {
    code: 'health_of_others',
    detail: 'It seems to tell of the patient’s illness. Everybody can read it: please look once more.',
  },
} as const;

function replyOf({ replyText, replyBy, repliedAt }: ReviewRow): ReviewAnswer['reply'] {
  return replyText === null || replyBy === null || repliedAt === null
    ? null
    : { text: replyText, by: replyBy, repliedAt };
}
