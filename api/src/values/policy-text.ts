import type { AcceptedPolicy } from './booking-policy.ts';

type Figures = Partial<AcceptedPolicy>;
type Wording = (policy: Figures) => string[];

/**
 * The sentences a policy is accepted in, by number; an appointment keeps the number with its figures. What was accepted is evidence:
 * the sentences of a number are never edited, better ones get the next number.
 */
const wordings: ReadonlyMap<number, Wording> = new Map([
  [1, firstWording],
  [2, secondWording],
]);

/** The number of the sentences that are accepted today. */
export const presentWording = 2;

/** Appointments from before the numbers were kept. */
const unnumbered = 1;

/**
 * What the patient accepted at booking, in the sentences of that day; those whose figures the snapshot does not hold are left out, and
 * so are all of a number nobody knows here.
 */
export function policyText(policy: Figures): string[] {
  return wordings.get(policy.wording ?? unnumbered)?.(policy) ?? [];
}

function firstWording(policy: Figures): string[] {
  const { fullRefundNoticeHours: full, halfRefundNoticeHours: half } = policy;
  const { maxReschedules: moves, rescheduleNoticeHours: notice, disputeDays } = policy;
  return [
    ...(full === undefined
      ? []
      : [`Cancelled by the patient ${full} hours or more before the start: all of the fee comes back.`]),
    ...(half === undefined
      ? []
      : [
          `Cancelled by the patient ${half} hours or more before the start: half of the fee comes back. Later: nothing.`,
        ]),
    'Cancelled by the other side: all of the fee comes back.',
    ...(moves === undefined || notice === undefined
      ? []
      : [`Moved by the patient at most ${moves} times, until ${notice} hours before the start.`]),
    ...(disputeDays === undefined ? [] : [`Disputes are taken for ${disputeDays} days after the visit.`]),
  ];
}

/** Says of reviews as well until when they are taken. */
function secondWording(policy: Figures): string[] {
  const { reviewDays } = policy;
  return [
    ...firstWording(policy),
    ...(reviewDays === undefined
      ? []
      : [`Reviews are taken for ${reviewDays} days after the visit has taken place.`]),
  ];
}
