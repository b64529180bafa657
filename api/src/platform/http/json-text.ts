import { Refusal } from '../../values/refusal.ts';

/**
 * A body as text again. A parser takes any depth, but writing it out has an end.
 *
 * @throws {Refusal} `request.malformed` when it is nested beyond that
 */
export function jsonText(body: unknown): string {
  try {
    return JSON.stringify(body ?? null);
  } catch {
    throw new Refusal('request.malformed', { detail: 'The body is nested too deeply.' });
  }
}
