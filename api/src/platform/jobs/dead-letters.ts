export const deadLetterSuffix = '.dead';

/** The dead letters of a queue: what failed for good, kept for somebody to look at and send again. */
export function deadLettersOf(queue: string): string {
  return `${queue}${deadLetterSuffix}`;
}

/** Long enough for somebody to be back from holiday; what was not sent again by then is nobody's concern any more. */
export const deadLettersKeptSeconds = 90 * 24 * 60 * 60;
