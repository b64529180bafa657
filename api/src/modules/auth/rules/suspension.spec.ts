import { suspension, type SuspensionDecision, type SuspensionFacts } from './suspension.ts';

const facts: SuspensionFacts = {
  accountId: 'mila',
  callerId: 'chief',
  suspended: false,
  activeAdminIds: ['chief', 'deputy'],
};

it.each<[string, Partial<SuspensionFacts>, SuspensionDecision]>([
  ['a patient', {}, 'suspend'],
  ['another admin while one is left', { accountId: 'deputy' }, 'suspend'],
  ['oneself', { accountId: 'chief' }, 'own_account'],
  ['oneself, who has been suspended meanwhile', { accountId: 'chief', suspended: true }, 'own_account'],
  ['whoever is suspended already', { suspended: true }, 'already_suspended'],
  ['the last admin', { accountId: 'deputy', activeAdminIds: ['deputy'] }, 'last_admin'],
  ['a patient, by the last admin', { activeAdminIds: ['chief'] }, 'suspend'],
])('%s', (_, changes, decision) => {
  expect(suspension({ ...facts, ...changes })).toBe(decision);
});
