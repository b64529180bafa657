/** The server ends a session nobody has renewed for so long. */
const forgottenAfterMs = 30 * 24 * 60 * 60_000;
const prefix = 'smc.session.';

/**
 * How far each session has come, kept beside its windows and longer than they are: a copy of a window that was closed long ago learns
 * by it that others have gone on. It is a number under a name drawn by chance, and opens nothing.
 */
export function reachedStep(session: string): number {
  return Number(localStorage.getItem(prefix + session)?.split(' ')[0] ?? 0);
}

export function reachStep(session: string, step: number): void {
  if (step > reachedStep(session)) localStorage.setItem(prefix + session, `${step} ${Date.now()}`);
}

/** Of sessions that are over by now. */
export function forgetOldSteps(): void {
  for (const key of Object.keys(localStorage).filter((key) => key.startsWith(prefix))) {
    const at = Number(localStorage.getItem(key)?.split(' ')[1]);
    if (at < Date.now() - forgottenAfterMs) localStorage.removeItem(key);
  }
}
