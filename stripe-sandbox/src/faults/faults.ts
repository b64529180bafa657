import type { Notes } from '../store/notes.ts';
import { chance } from './chance.ts';

/** What goes wrong on purpose, as a share of cases from 0 to 1; waits in milliseconds. */
export interface FaultPlan {
  seed?: number | undefined;
  calls?: { failBefore?: number; failAfter?: number; dropAfter?: number; delayMs?: Span } | undefined;
  webhooks?: { drop?: number; repeat?: number; reorder?: number; delayMs?: Span } | undefined;
}

export type Span = [min: number, max: number];

export interface CallFaults {
  /** A wait comes in two parts: before the work, and between the work and its answer. */
  waitBeforeMs: number;
  waitAfterMs: number;
  failBefore: boolean;
  failAfter: boolean;
  dropAfter: boolean;
}

export interface WebhookFaults {
  drop: boolean;
  copies: number;
  held: boolean;
  delayMs: number;
}

/** The plan in force and its chance: the same seed decides the same for the same number of a call or an event. */
export class Faults {
  private plan: FaultPlan;
  private calls = 0;
  private boot: number;

  constructor(private readonly notes: Notes) {
    this.plan = notes.read<FaultPlan>('faults') ?? {};
    this.boot = (notes.read<number>('boots') ?? 0) + 1;
    notes.write('boots', this.boot);
  }

  get current(): FaultPlan {
    return this.plan;
  }

  set(plan: FaultPlan): void {
    this.plan = plan;
    this.calls = 0;
    this.notes.write('faults', plan);
  }

  reset(): void {
    this.boot = 1;
    this.notes.write('boots', this.boot);
    this.set({});
  }

  forCall(): CallFaults {
    this.calls += 1;
    const { calls = {} } = this.plan;
    const draw = this.drawFor(`call ${this.boot}.${this.calls}`);
    const waitMs = between(calls.delayMs, draw('delay'));
    const waitBeforeMs = Math.round(waitMs * draw('delay before'));
    return {
      waitBeforeMs,
      waitAfterMs: waitMs - waitBeforeMs,
      failBefore: draw('failBefore') < (calls.failBefore ?? 0),
      failAfter: draw('failAfter') < (calls.failAfter ?? 0),
      dropAfter: draw('dropAfter') < (calls.dropAfter ?? 0),
    };
  }

  /** `number` is the event's place among all events. */
  forWebhook(number: number): WebhookFaults {
    const { webhooks = {} } = this.plan;
    const draw = this.drawFor(`webhook ${number}`);
    const repeated = draw('repeat') < (webhooks.repeat ?? 0);
    return {
      drop: draw('drop') < (webhooks.drop ?? 0),
      copies: repeated ? 2 + Math.floor(draw('copies') * 2) : 1,
      held: draw('reorder') < (webhooks.reorder ?? 0),
      delayMs: between(webhooks.delayMs, draw('delay')),
    };
  }

  private drawFor(subject: string): (question: string) => number {
    const { seed = 0 } = this.plan;
    return (question) => chance(seed, `${subject} ${question}`);
  }
}

function between(span: Span | undefined, share: number): number {
  if (!span) return 0;
  return Math.round(span[0] + (span[1] - span[0]) * share);
}
