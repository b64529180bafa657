import { Component, input } from '@angular/core';
import { Instant } from '../ui/instant.ts';
import { moneyWords } from '../ui/money.ts';
import { Tag } from '../ui/tag.ts';
import { Actor } from './actor.ts';
import { outcomeLabels } from './decision.ts';
import type { DisputeRecord } from './dispute.ts';
import { refundTones, refundWords } from './returned-money.ts';

/** What was decided and by whom, and how far the money is. */
@Component({
  selector: 'smc-dispute-outcome',
  imports: [Actor, Instant, Tag],
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
          <smc-tag [tone]="refundTones[refund.status]">{{ refundWords(refund) }}</smc-tag>
          @if (refund.settledAt; as at) {
            <smc-instant class="aside" [at]="at" [zone]="zone()" />
          }
        </li>
      }
    </ul>
    <dl>
      <div>
        <dt i18n>Decided by</dt>
        <dd><smc-actor [actor]="resolution().decidedBy" [name]="resolution().deciderName" /></dd>
      </div>
      @if (at(); as at) {
        <div>
          <dt i18n>Decided</dt>
          <dd><smc-instant [at]="at" [zone]="zone()" /></dd>
        </div>
      }
    </dl>
  `,
  styleUrl: './record.scss',
})
export class DisputeOutcome {
  readonly resolution = input.required<NonNullable<DisputeRecord['resolution']>>();
  /** When it was decided. */
  readonly at = input<string | null>();
  readonly zone = input<string>();

  protected readonly outcomeLabels = outcomeLabels;
  protected readonly moneyWords = moneyWords;
  protected readonly refundTones = refundTones;
  protected readonly refundWords = refundWords;
}
