export interface RoundsOptions {
  round: () => Promise<unknown>;
  /** Between the end of a round and the next. */
  pauseMs: number;
  /** After a round that failed; like any other pause, unless it says so. */
  pauseAfterFaultMs?: number;
  onFault: (fault: unknown) => void;
}

/** What a process does again and again while it runs: never twice at once, and after a round that failed all the same. */
export class Rounds {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private ended = false;

  constructor(private readonly options: RoundsOptions) {}

  /** For rounds that are long: whether to come to an end. */
  get stopping(): boolean {
    return this.ended;
  }

  /** The first round comes after a pause. */
  begin(): void {
    this.next(this.options.pauseMs);
  }

  /** No round begins any more; the one that runs is waited for. */
  async stop(): Promise<void> {
    this.ended = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private next(pauseMs: number): void {
    this.timer = setTimeout(() => {
      this.running = this.one().then((nextMs) => {
        if (!this.ended) {
          this.next(nextMs);
        }
      });
    }, pauseMs);
    this.timer.unref();
  }

  private async one(): Promise<number> {
    const { round, pauseMs, pauseAfterFaultMs = pauseMs, onFault } = this.options;
    try {
      await round();
      return pauseMs;
    } catch (fault) {
      onFault(fault);
      return pauseAfterFaultMs;
    }
  }
}
