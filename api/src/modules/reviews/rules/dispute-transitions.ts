export const disputeStatuses = ['open', 'under_review', 'resolved', 'withdrawn'] as const;

export type DisputeStatus = (typeof disputeStatuses)[number];

export type DisputeAction = 'open' | 'assign' | 'lapse' | 'withdraw' | 'resolve';

export interface DisputeTransition {
  action: DisputeAction;
  from: DisputeStatus | null;
  to: DisputeStatus;
  by: 'patient' | 'admin' | 'system';
}

/** The life of a dispute as data. What is not here is refused; nothing leads out of `resolved` and `withdrawn`. */
export const disputeTransitions: readonly DisputeTransition[] = [
  { action: 'open', from: null, to: 'open', by: 'patient' },
  { action: 'assign', from: 'open', to: 'under_review', by: 'admin' },
  { action: 'assign', from: 'under_review', to: 'under_review', by: 'admin' },
  // A party has let its time to answer pass: nothing changes but whose turn it is.
  { action: 'lapse', from: 'open', to: 'open', by: 'system' },
  { action: 'lapse', from: 'under_review', to: 'under_review', by: 'system' },
  { action: 'withdraw', from: 'open', to: 'withdrawn', by: 'patient' },
  { action: 'withdraw', from: 'under_review', to: 'withdrawn', by: 'patient' },
  // Whoever decides has taken it up.
  { action: 'resolve', from: 'open', to: 'resolved', by: 'admin' },
  { action: 'resolve', from: 'under_review', to: 'resolved', by: 'admin' },
];

/** Where an action leads from a state, or undefined when the state does not allow it. */
export function disputeStatusAfter(
  action: DisputeAction,
  from: DisputeStatus | null,
): DisputeStatus | undefined {
  return disputeTransitions.find((each) => each.action === action && each.from === from)?.to;
}

/** Whether anything can still be said, handed in or decided. */
export function isUnsettled(status: DisputeStatus): boolean {
  return disputeTransitions.some(({ from }) => from === status);
}
