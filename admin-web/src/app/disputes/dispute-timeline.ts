import { Component, input } from '@angular/core';
import { Instant } from '../ui/instant.ts';
import { Actor } from './actor.ts';
import { sideLabels, type TimelineEntry } from './dispute.ts';
import { deliveriesOf } from './timeline-notices.ts';
import { deadlineOf, placesOf } from './timeline-places.ts';
import { happening, isForeign, particulars } from './timeline-words.ts';

/** What happened, gathered by the server itself, oldest first. */
@Component({
  selector: 'smc-dispute-timeline',
  imports: [Actor, Instant],
  template: `
    <ol class="timeline">
      @for (entry of entries(); track $index) {
        <li>
          <span class="what" [attr.lang]="isForeign(entry) ? 'en' : null">{{ happening(entry) }}</span>
          <span class="by"><smc-actor [actor]="entry.actor" /></span>
          <smc-instant class="aside more" [at]="entry.at" [zone]="zone()" />
          @if (placesOf(entry); as places) {
            @if (places.from; as from) {
              <span class="aside more" i18n>
                from <smc-instant [at]="from.startsAt" [zone]="zone()" /> to
                <smc-instant [at]="places.to.startsAt" [zone]="zone()" />
              </span>
            } @else {
              <span class="aside more" i18n>
                for <smc-instant [at]="places.to.startsAt" [zone]="zone()" />
              </span>
            }
          }
          @if (deadlineOf(entry); as deadline) {
            @if (deadline.lapsed) {
              <span class="aside more" i18n>
                {{ sideLabels[deadline.side] }}: had until <smc-instant [at]="deadline.at" [zone]="zone()" />
              </span>
            } @else {
              <span class="aside more" i18n>
                {{ sideLabels[deadline.side] }}: to answer by
                <smc-instant [at]="deadline.at" [zone]="zone()" />
              </span>
            }
          }
          @for (line of particulars(entry); track $index) {
            <span class="aside more" dir="auto" [attr.lang]="languageOf(entry)">{{ line }}</span>
          }
          @for (delivery of deliveriesOf(entry); track $index) {
            <span class="aside more">
              @if (delivery.address) {
                <bdi>{{ delivery.address }}</bdi>
              }
              {{ delivery.words }}
              @if (delivery.sentAt; as sentAt) {
                <smc-instant [at]="sentAt" [zone]="zone()" />
              }
            </span>
          }
        </li>
      }
    </ol>
  `,
  styleUrl: './record.scss',
})
export class DisputeTimeline {
  readonly entries = input.required<readonly TimelineEntry[]>();
  readonly zone = input<string>();

  protected readonly happening = happening;
  protected readonly isForeign = isForeign;
  protected readonly particulars = particulars;
  protected readonly deliveriesOf = deliveriesOf;
  protected readonly deadlineOf = deadlineOf;
  protected readonly placesOf = placesOf;
  protected readonly sideLabels = sideLabels;

  /** The sentences of a policy are told as the API puts them. */
  protected languageOf({ kind }: TimelineEntry): 'en' | null {
    return kind === 'policy_accepted' ? 'en' : null;
  }
}
