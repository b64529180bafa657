/** How a part of the system fares, in a word and a sentence for whoever looks after it. */
export interface Part<Finding extends string = string> {
  state: PartState;
  /** What the sentence says, by a name: whoever has words in another language says it by that. */
  finding: Finding;
  says: string;
}

/** From the best to the worst. */
export const partStates = ['ok', 'degraded', 'down'] as const;
export type PartState = (typeof partStates)[number];

const patienceMs = 2_000;

/** Asks a part how it fares; one that fails or is silent is down, and no other waits for it. */
export async function partOr<T extends Part>(ask: () => Promise<T>, silent: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patienceMs);
  });
  const answer = await Promise.race([ask().catch(() => undefined), tooLate]);
  clearTimeout(timer);
  return answer ?? silent();
}

export function worstOf(parts: readonly Part[]): PartState {
  return partStates.findLast((state) => parts.some((part) => part.state === state)) ?? 'ok';
}
