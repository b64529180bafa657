/** What is looked into before a doctor may be booked; an approval needs every required one passed. */
export const applicationChecks = [
  { name: 'identity', required: true },
  { name: 'licence_register', required: true },
  { name: 'qualification', required: true },
  { name: 'hospital_confirmation', required: true },
  { name: 'indemnity_insurance', required: false },
] as const;

export const checkOutcomes = ['pending', 'passed', 'failed'] as const;

export type CheckName = (typeof applicationChecks)[number]['name'];
export type CheckOutcome = (typeof checkOutcomes)[number];

export const checkNames = applicationChecks.map(({ name }) => name) as [CheckName, ...CheckName[]];

/** The required checks that have not passed; what nobody has looked into is pending. */
export function checksInTheWay(
  found: readonly { name: CheckName; outcome: CheckOutcome }[],
): { name: CheckName; outcome: CheckOutcome }[] {
  return applicationChecks
    .filter(({ required }) => required)
    .map(({ name }) => ({ name, outcome: found.find((check) => check.name === name)?.outcome ?? 'pending' }))
    .filter(({ outcome }) => outcome !== 'passed');
}
