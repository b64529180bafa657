/** What went wrong, as far as it can be told to a person. */
export interface Problem {
  readonly title: string;
  /** More of it in the reader's language. */
  readonly detail: string | undefined;
  /** What the API says of this very case, in English. */
  readonly said: string | undefined;
  /** What is wrong with each part of what was sent. */
  readonly faults: readonly Fault[];
  readonly code: string | undefined;
  /** What support will ask for. */
  readonly requestId: string | undefined;
}

/** Whether it was refused because somebody else has changed what the person at the screen saw: only a reload helps. */
export function isStale(problem: Problem | undefined): boolean {
  return problem?.code === 'conflict.version';
}

/** What is wrong with one part of what was sent. */
export interface Fault {
  /** Where: a JSON pointer into what was sent, or the name in the query, path or headers. */
  readonly pointer: string;
  readonly words: string;
  /** What the API says of it, in English, where that says more than the words. */
  readonly said?: string | undefined;
}
