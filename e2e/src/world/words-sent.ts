import type { FreeText } from './free-text.ts';
import { isScript } from './script-words.ts';

interface Sent {
  method: string;
  path: string;
  body: unknown;
}

/** Reads along what a client sends, and tells which free texts have had a script in them that the API took. */
export class WordsSent {
  private readonly requests: Sent[] = [];

  /** For the `fetch` of a client. */
  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const answer = await globalThis.fetch(input, init);
    if (answer.ok && typeof init?.body === 'string') {
      const { pathname: path } = new URL(input instanceof Request ? input.url : input);
      const isJson = new Headers(init.headers).get('content-type')?.includes('json');
      const body: unknown = isJson ? JSON.parse(init.body) : undefined;
      this.requests.push({ method: init.method ?? 'GET', path, body });
    }
    return answer;
  };

  /** `operationId /field` of those that no script has been in. */
  lacking(fields: FreeText[]): string[] {
    return fields
      .filter((field) => !this.has(field))
      .map(({ operationId, field }) => `${operationId} ${field}`);
  }

  private has({ method, route, field }: FreeText): boolean {
    const path = new RegExp(`^${route.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
    const steps = field.split('/').slice(1);
    return this.requests.some(
      (sent) => sent.method === method && path.test(sent.path) && valuesAt(sent.body, steps).some(isScript),
    );
  }
}

function valuesAt(value: unknown, [step, ...rest]: string[]): unknown[] {
  if (step === undefined) return [value];
  if (typeof value !== 'object' || value === null) return [];
  const parts: unknown[] = step === '*' ? Object.values(value) : [(value as Record<string, unknown>)[step]];
  return parts.flatMap((part) => valuesAt(part, rest));
}
