import { Component, computed, input } from '@angular/core';
import { formatLocale } from '../ui/language.ts';
import type { Tile } from './tiles.ts';

const shares = new Intl.NumberFormat(formatLocale, { style: 'percent', maximumFractionDigits: 0 });

/** One figure, large, and in a sentence how it stands beside the period before. */
@Component({
  selector: 'smc-figure-tile',
  template: `
    <p class="label">{{ tile().label }}</p>
    <p class="figure">{{ tile().words }}</p>
    <p class="change" [attr.data-news]="news()">{{ change() }}</p>
  `,
  styles: `
    :host {
      display: block;
      padding: 1rem 1.25rem;
      border: 1px solid var(--smc-line);
      border-radius: var(--smc-radius);
      background: var(--smc-card);
    }

    p {
      margin: 0;
    }

    .label,
    .change {
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.8125rem;
    }

    .figure {
      margin-block: 0.125rem;
      font-size: 1.625rem;
      font-variant-numeric: tabular-nums;
      font-weight: 600;
      letter-spacing: -0.01em;
      overflow-wrap: anywhere;
    }

    [data-news='good'] {
      color: var(--smc-good);
    }

    [data-news='bad'] {
      color: var(--smc-bad);
    }
  `,
})
export class FigureTile {
  readonly tile = input.required<Tile>();

  protected readonly news = computed(() => {
    const { change, better } = this.tile();
    if (change === undefined || change.direction === 'same' || better === undefined) return 'none';
    return change.direction === better ? 'good' : 'bad';
  });

  protected readonly change = computed(() => {
    const { change } = this.tile();
    if (change === undefined) return $localize`Nothing to compare with`;
    if (change.direction === 'same') return $localize`As in the period before`;
    if (change.share === undefined) return $localize`None in the period before`;
    const share = shares.format(change.share);
    return change.direction === 'up'
      ? $localize`↑ ${share}:share: more than the period before`
      : $localize`↓ ${share}:share: less than the period before`;
  });
}
