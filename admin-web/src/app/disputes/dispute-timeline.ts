import { Component, input } from '@angular/core';
import { Instant } from '../ui/instant.ts';
import { actorWords } from './dispute.ts';
import { happening, particulars, type TimelineEntry } from './timeline-words.ts';

/** What happened, gathered by the server itself, oldest first. */
@Component({
  selector: 'smc-dispute-timeline',
  imports: [Instant],
  template: `
    <ol class="timeline">
      @for (entry of entries(); track $index) {
        <li>
          <span class="what">{{ happening(entry) }}</span>
          <span class="by">{{ actorWords(entry.actor, viewerId()) }}</span>
          <smc-instant class="aside more" [at]="entry.at" [zone]="zone()" />
          @for (line of particulars(entry); track $index) {
            <span class="aside more">{{ line }}</span>
          }
        </li>
      }
    </ol>
  `,
  styleUrl: './record.scss',
})
export class DisputeTimeline {
  readonly entries = input.required<readonly TimelineEntry[]>();
  readonly viewerId = input<string>();
  readonly zone = input<string>();

  protected readonly happening = happening;
  protected readonly particulars = particulars;
  protected readonly actorWords = actorWords;
}
