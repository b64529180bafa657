import {
  Component,
  DestroyRef,
  ElementRef,
  afterRenderEffect,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { fromEvent } from 'rxjs';
import { Connection } from '../ui/connection.ts';
import { formatLocale } from '../ui/language.ts';
import { Themes } from '../ui/theme.ts';
import type { ChartKind } from './chart-canvas.ts';
import type { ChartOf } from './charts.ts';

/** One line, or the bars of one colour. */
export interface Series {
  readonly label: string;
  readonly values: readonly number[];
  readonly tone: 'main' | 'good' | 'bad' | 'plain';
  readonly dashed?: boolean;
  /** How a value is written, when it is no plain count. */
  readonly words?: (value: number) => string;
}

/** A chart with its name, its legend in words, and the same figures as a table for those who cannot or will not read a picture. */
@Component({
  selector: 'smc-figure-chart',
  templateUrl: './figure-chart.html',
  styleUrl: './figure-chart.scss',
})
export class FigureChart {
  readonly name = input.required<string>();
  readonly chart = input.required<ChartOf>();
  readonly kind = input<ChartKind>('bars');
  /** What one place on the axis is, at the head of the table. */
  readonly place = input.required<string>();

  protected readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  /** What draws it could not be loaded; its figures stand in the table. */
  protected readonly isMissing = signal(false);
  readonly #online = inject(Connection).online;
  readonly #theme = inject(Themes).chosen;
  readonly #darkness = signal(0);
  #shown: { destroy(): void } | undefined;
  #turn = 0;

  constructor() {
    // The system may turn dark while the page is open; a canvas keeps the colours it was drawn with.
    fromEvent(matchMedia('(prefers-color-scheme: dark)'), 'change')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.#darkness.update((changes) => changes + 1));
    afterRenderEffect(() => {
      this.#theme();
      this.#darkness();
      // Once the network is back, too.
      this.#online();
      void this.#draw(this.canvas().nativeElement, this.chart(), this.kind());
    });
    inject(DestroyRef).onDestroy(() => {
      this.#turn++;
      this.#shown?.destroy();
    });
  }

  protected words({ words }: Series, value: number | undefined): string {
    return (words ?? plain)(value ?? 0);
  }

  /** Drawing waits for the library the first time; what has been asked for meanwhile wins. */
  async #draw(canvas: HTMLCanvasElement, chart: ChartOf, kind: ChartKind): Promise<void> {
    const turn = ++this.#turn;
    const drawing = await import('./chart-canvas.ts').catch(() => undefined);
    if (turn !== this.#turn) return;
    this.isMissing.set(drawing === undefined);
    if (drawing === undefined) return;
    this.#shown?.destroy();
    this.#shown = drawing.drawChart(canvas, chart, kind);
  }
}

const numbers = new Intl.NumberFormat(formatLocale);

function plain(value: number): string {
  return numbers.format(value);
}
