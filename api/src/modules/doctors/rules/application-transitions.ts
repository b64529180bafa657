export const applicationStatuses = ['submitted', 'in_review', 'approved', 'rejected'] as const;

export type ApplicationStatus = (typeof applicationStatuses)[number];

export type ApplicationAction = 'submit' | 'check' | 'approve' | 'reject';

export interface ApplicationTransition {
  action: ApplicationAction;
  from: ApplicationStatus | null;
  to: ApplicationStatus;
  by: 'applicant' | 'admin';
}

/** The life of a doctor's application as data. What is not here is refused; nothing leads out of `approved` and `rejected`. */
export const applicationTransitions: readonly ApplicationTransition[] = [
  { action: 'submit', from: null, to: 'submitted', by: 'applicant' },
  { action: 'check', from: 'submitted', to: 'in_review', by: 'admin' },
  { action: 'check', from: 'in_review', to: 'in_review', by: 'admin' },
  // Approved is only who has been looked into.
  { action: 'approve', from: 'in_review', to: 'approved', by: 'admin' },
  { action: 'reject', from: 'submitted', to: 'rejected', by: 'admin' },
  { action: 'reject', from: 'in_review', to: 'rejected', by: 'admin' },
];

/** Where an action leads from a state, or undefined when the state does not allow it. */
export function applicationStatusAfter(
  action: ApplicationAction,
  from: ApplicationStatus | null,
): ApplicationStatus | undefined {
  return applicationTransitions.find((each) => each.action === action && each.from === from)?.to;
}

/** Whether anything can still be looked into or decided. */
export function isOpenApplication(status: ApplicationStatus): boolean {
  return applicationTransitions.some(({ from }) => from === status);
}
