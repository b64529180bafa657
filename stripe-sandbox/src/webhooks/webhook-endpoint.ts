import type { Notes } from '../store/notes.ts';

/** Where events go: what was said last, at the start of a process or by the control. */
export class WebhookEndpoint {
  private current: string | null;

  constructor(
    private readonly notes: Notes,
    private readonly fromStart: string | null,
  ) {
    const known = notes.read<string | null>('webhook-url-at-start');
    if (known === fromStart) {
      this.current = notes.read<string | null>('webhook-url') ?? null;
    } else {
      this.current = fromStart;
      this.reset();
    }
  }

  get address(): string | null {
    return this.current;
  }

  set(url: string | null): void {
    this.current = url;
    this.notes.write('webhook-url', url);
  }

  reset(): void {
    this.notes.write('webhook-url-at-start', this.fromStart);
    this.set(this.fromStart);
  }
}
