import { Component, input } from '@angular/core';
import { Instant } from '../ui/instant.ts';
import { moneyWords } from '../ui/money.ts';
import { Tag, type Tone } from '../ui/tag.ts';
import { outcomeLabels } from './decision.ts';
import type { DisputeRecord } from './dispute.ts';

type Resolution = NonNullable<DisputeRecord['resolution']>;
type Refund = Resolution['refunds'][number];

/** What was decided, and how far the money is. */
@Component({
  selector: 'smc-dispute-outcome',
  imports: [Instant, Tag],
  template: `
    <p class="verdict">
      {{ outcomeLabels[resolution().outcome] }}
      @if (resolution().refund; as refund) {
        <span>{{ moneyWords(refund) }}</span>
      }
    </p>
    <p class="said" dir="auto">{{ resolution().note }}</p>
    <ul class="refunds">
      @for (refund of resolution().refunds; track refund.id) {
        <li>
          <span>{{ moneyWords(refund.amount) }}</span>
          <smc-tag [tone]="tones[refund.status]">{{ stateOf(refund) }}</smc-tag>
          @if (refund.settledAt; as at) {
            <smc-instant class="aside" [at]="at" [zone]="zone()" />
          }
        </li>
      }
    </ul>
  `,
  styleUrl: './record.scss',
})
export class DisputeOutcome {
  readonly resolution = input.required<Resolution>();
  readonly zone = input<string>();

  protected readonly outcomeLabels = outcomeLabels;
  protected readonly moneyWords = moneyWords;
  protected readonly tones: Readonly<Record<Refund['status'], Tone>> = {
    pending: 'busy',
    succeeded: 'good',
    failed: 'bad',
  };

  protected stateOf({ channel, status }: Refund): string {
    if (status === 'pending')
      return channel === 'desk' ? $localize`To be given back at the desk` : $localize`On its way back`;
    return status === 'succeeded' ? $localize`Given back` : $localize`Failed: still owed`;
  }
}
