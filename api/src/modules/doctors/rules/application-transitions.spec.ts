import {
  type ApplicationAction,
  type ApplicationStatus,
  applicationStatusAfter,
  applicationStatuses,
  applicationTransitions,
  isOpenApplication,
} from './application-transitions.ts';

const actions: readonly ApplicationAction[] = ['submit', 'check', 'approve', 'reject'];
const table: Record<ApplicationStatus | 'nothing', Partial<Record<ApplicationAction, ApplicationStatus>>> = {
  nothing: { submit: 'submitted' },
  submitted: { check: 'in_review', reject: 'rejected' },
  in_review: { check: 'in_review', approve: 'approved', reject: 'rejected' },
  approved: {},
  rejected: {},
};

describe('the life of an application', () => {
  for (const from of [null, ...applicationStatuses]) {
    for (const action of actions) {
      const to = table[from ?? 'nothing'][action];
      it(`${from ?? 'nothing'}: ${action} ${to === undefined ? 'is refused' : `leads to ${to}`}`, () => {
        expect(applicationStatusAfter(action, from)).toBe(to);
      });
    }
  }

  it('reaches every state, and stays in the two that end it', () => {
    expect(new Set(applicationTransitions.map(({ to }) => to))).toEqual(new Set(applicationStatuses));
    expect(applicationStatuses.filter((status) => !isOpenApplication(status))).toEqual([
      'approved',
      'rejected',
    ]);
  });
});
