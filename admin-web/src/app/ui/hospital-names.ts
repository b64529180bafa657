export interface HospitalName {
  readonly id: string;
  readonly name: string;
}

/** The hospitals there are, by their names; the session knows how to ask for them. */
export abstract class HospitalNames {
  /** The first of those whose name has this in it. */
  abstract find(part: string, options: { signal: AbortSignal }): Promise<readonly HospitalName[]>;

  /** The name of one, as soon as it is known: it is asked for when it is first wanted. To be called where signals are read. */
  abstract of(id: string): string | undefined;

  /** Waits until the name of one is known, for who reads it where no signal is heard; without one when it cannot be had. */
  abstract know(id: string): Promise<void>;
}
