/** The specialties met so far, in alphabetical order, to suggest while a filter is typed. */
export function knownSpecialties(
  known: readonly string[],
  doctors: readonly { readonly specialties: readonly string[] }[],
): readonly string[] {
  const all = new Set([...known, ...doctors.flatMap((doctor) => doctor.specialties)]);
  return [...all].sort((a, b) => a.localeCompare(b));
}
