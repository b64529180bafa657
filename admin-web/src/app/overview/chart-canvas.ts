/** Chart.js, with the parts these charts use; it comes with the first chart, not with the portal. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartConfiguration,
} from 'chart.js';
import { formatLocale } from '../ui/language.ts';
import type { ChartOf } from './charts.ts';
import type { Series } from './figure-chart.ts';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

export type ChartKind = 'bars' | 'lines' | 'stack';

const customProperties: Readonly<Record<Series['tone'], string>> = {
  main: '--mat-sys-primary',
  good: '--smc-good',
  bad: '--smc-bad',
  plain: '--mat-sys-outline',
};

/** Up to so many places each has its name below it, in two lines; of more, such as days, as many are named as there is room for. */
const mostPlacesNamed = 6;

const halfNamePx = 28;

export function drawChart(canvas: HTMLCanvasElement, chart: ChartOf, kind: ChartKind): Chart {
  return new Chart(canvas, configuration(canvas, chart, kind));
}

function configuration(canvas: HTMLCanvasElement, { labels, series }: ChartOf, kind: ChartKind) {
  const color = colorsOf(canvas);
  const turned = getComputedStyle(canvas).direction === 'rtl';
  const stacked = kind === 'stack';
  const words = series[0]?.words ?? ((value: number) => new Intl.NumberFormat(formatLocale).format(value));
  const grid = { color: color('--smc-line') };
  const ticks = {
    color: color('--mat-sys-on-surface-variant'),
    font: { family: getComputedStyle(canvas).fontFamily },
  };
  return {
    type: kind === 'lines' ? 'line' : 'bar',
    data: {
      labels: [...labels],
      datasets: series.map(({ label, values, tone, dashed }) => ({
        label,
        data: [...values],
        borderColor: color(customProperties[tone]),
        backgroundColor: color(customProperties[tone]),
        borderDash: dashed ? [4, 4] : [],
        borderWidth: kind === 'lines' ? 2 : 0,
        borderRadius: stacked ? 0 : 3,
        maxBarThickness: 44,
        pointRadius: 0,
        pointHitRadius: 12,
        tension: 0,
      })),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      // Chart.js keeps no room for the last name of an axis that runs from right to left.
      layout: { padding: { left: turned && kind === 'lines' ? halfNamePx : 0 } },
      interaction: { mode: 'index', intersect: false },
      plugins: {
        tooltip: {
          rtl: turned,
          callbacks: { label: ({ dataset, raw }) => `${dataset.label ?? ''}: ${words(Number(raw))}` },
        },
      },
      scales: {
        x: {
          reverse: turned,
          stacked,
          grid: { display: false },
          ticks: { ...ticks, maxRotation: 0, ...namesOfPlaces(labels) },
        },
        y: {
          position: turned ? 'right' : 'left',
          stacked,
          beginAtZero: true,
          grid,
          border: { display: false },
          ticks: { ...ticks, precision: 0, maxTicksLimit: 5, callback: (value) => words(Number(value)) },
        },
      },
    },
  } satisfies ChartConfiguration;
}

function namesOfPlaces(labels: readonly string[]) {
  if (labels.length > mostPlacesNamed) return { autoSkipPadding: 16 };
  return { autoSkip: false, callback: (_: unknown, place: number) => inTwoLines(labels[place] ?? '') };
}

function inTwoLines(name: string): string[] {
  const words = name.split(' ');
  const half = Math.ceil(words.length / 2);
  return [words.slice(0, half), words.slice(half)].map((line) => line.join(' '));
}

/** The canvas knows nothing of custom properties nor of `light-dark()`: a probe in the page tells what they come to. */
function colorsOf(canvas: HTMLCanvasElement): (property: string) => string {
  return (property) => {
    const probe = document.createElement('span');
    probe.hidden = true;
    probe.style.color = `var(${property})`;
    canvas.after(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
}
