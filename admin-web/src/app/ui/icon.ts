import { Component, computed, input } from '@angular/core';

/** Lines on a field of 24 by 24. */
const icons = {
  appointments: 'M5 6h14v14H5zM5 10.5h14M9 3.5v4M15 3.5v4',
  audit: 'M6 3.5h12v17l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
  bookmark: 'M7 4h10v16l-5-4-5 4z',
  check: 'M5 12.5l4.5 4.5L19 7',
  close: 'M6 6l12 12M18 6L6 18',
  disputes: 'M4 5h16v11h-8.5L7 20v-4H4zM12 8v3.5M12 13.4v.2',
  doctors: 'M6 4v5a4 4 0 0 0 8 0V4M10 13v2.5a4 4 0 0 0 8 0V14M18 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  download: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14',
  fees: 'M4 12V4h8l8.5 8.5-8 8zM8 8v.2',
  fold: 'M4 5h16v14H4zM9.5 5v14M15.5 9.5L13 12l2.5 2.5',
  hospitals: 'M5 20V7l7-3.5L19 7v13M3 20h18M10 20v-4h4v4M12 8v5M9.5 10.5h5',
  imports: 'M12 4v10M8 10.5l4 4 4-4M4 14.5V20h16v-5.5',
  keys: 'M8 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM11 12.5L20 4M16.5 7.2l2.6 2.6',
  menu: 'M4 6.5h16M4 12h16M4 17.5h16',
  overview: 'M4 13h6V4H4zM14 20h6v-9h-6zM4 20h6v-3H4zM14 7h6V4h-6z',
  payments: 'M3.5 6h17v12.5h-17zM3.5 10h17M7 14.5h3',
  pencil: 'M5 19l.8-3.8L16 5l3 3L8.8 18.2zM14 7l3 3',
  profile: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.5-4 3.5-6.5 7.5-6.5s7 2.5 7.5 6.5',
  reviews: 'M12 4l2.4 5.1 5.6.7-4.1 3.8 1.1 5.6-5-2.8-5 2.8 1.1-5.6L4 9.8l5.6-.7z',
  system: 'M3 12h4l2.5-6 4 12 2.5-6h5',
  today: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 7.5V12l3 2',
  trash: 'M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13',
  users:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-3.5 2.5-6 6-6s6 2.5 6 6M16 4.2a3.5 3.5 0 0 1 0 6.6M17.5 14.4c2.1.8 3.5 2.9 3.5 5.6',
} as const;

export type IconName = keyof typeof icons;

/** What has a side is turned around where reading begins on the right. */
const turning = new Set<IconName>(['fold']);

/** A sign beside words, or in a button that has its words in a label; never the only word. */
@Component({
  selector: 'smc-icon',
  template: `
    <svg viewBox="0 0 24 24" aria-hidden="true" [class.turning]="turns()">
      <path [attr.d]="lines()" />
    </svg>
  `,
  styles: `
    :host,
    svg {
      display: block;
      flex: none;
      width: 1.25rem;
      height: 1.25rem;
    }

    path {
      fill: none;
      stroke: currentcolor;
      stroke-linecap: round;
      stroke-linejoin: round;
      stroke-width: 1.75;
    }

    .turning:dir(rtl) {
      transform: scaleX(-1);
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly lines = computed(() => icons[this.name()]);
  protected readonly turns = computed(() => turning.has(this.name()));
}
