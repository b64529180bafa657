import { problemCodes, type ProblemCode } from './problem-codes.ts';

/** One fault of an input: where it is (a JSON pointer into the body, or the name in the query, path or headers), and what is wrong. */
export interface InputFault {
  pointer: string;
  code: string;
  detail: string;
  in?: 'query' | 'path' | 'header';
}

export interface RefusalDetails {
  /** What the caller may read about this very case; never a secret, never a health word. */
  detail?: string;
  errors?: InputFault[];
  /** Further members of the problem, such as `alternatives`. */
  [member: string]: unknown;
}

/** A use case says no. One filter turns it into problem+json; anything else thrown is a fault of ours. */
export class Refusal extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly details: RefusalDetails = {},
  ) {
    super(details.detail ?? problemCodes[code].title);
    this.name = 'Refusal';
  }
}

/** A stranger's 404 equals nobody's: what may not be seen is refused in the same words as what is not there. */
export function notFound(): Refusal {
  return new Refusal('not_found');
}
