/** What went wrong, as far as it can be told to a person. */
export interface Problem {
  readonly title: string;
  readonly detail: string | undefined;
  readonly code: string | undefined;
  /** What support will ask for. */
  readonly requestId: string | undefined;
}
