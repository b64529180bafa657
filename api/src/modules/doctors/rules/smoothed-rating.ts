/** All ratings of a doctor that count: their sum and how many. */
export interface RatingFigures {
  sum: number;
  count: number;
}

/**
 * What is believed of a doctor nobody has reviewed, and how many reviews that belief weighs. The mean is what 3,599 ratings of
 * physicians on five-point scales averaged to: Kadry et al., “Analysis of 4999 Online Physician Ratings Indicates That Most Patients
 * Give Physicians a Favorable Rating”, J Med Internet Res 2011;13(4):e95. The weight is a choice: with ten reviews a doctor's own
 * patients say as much as all others'.
 */
export const ratingPrior = { mean: 3.84, weight: 10 };

/**
 * The rating doctors are sorted by: the posterior mean under a prior of so many reviews (the “Bayesian average”, as IMDb's weighted
 * rating has it). One review of 5 does not overtake forty that average 4.7, and one of 1 does not end a career.
 *
 * The prior stands fast: with the mean of all doctors in its place, every review would move every doctor, while somebody turns pages.
 *
 * @returns 1 to 5, to five decimals, as the database keeps it
 */
export function smoothedRating({ sum, count }: RatingFigures): number {
  const believed = (ratingPrior.mean * ratingPrior.weight + sum) / (ratingPrior.weight + count);
  return Math.round(believed * 1e5) / 1e5;
}
