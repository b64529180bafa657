/** How old unsettled disputes are told to be, in days: each from the one to before the other; the last has no end. */
export const disputeAges = [
  { fromDays: 0, toDays: 2 },
  { fromDays: 2, toDays: 7 },
  { fromDays: 7, toDays: 14 },
  { fromDays: 14, toDays: null },
] as const;
