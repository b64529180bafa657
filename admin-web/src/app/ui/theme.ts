import { Injectable, effect } from '@angular/core';
import { kept } from './kept.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Light or dark, as the system has it or as somebody wants it. `index.html` reads the same key before the first paint. */
@Injectable({ providedIn: 'root' })
export class Themes {
  readonly chosen = kept('smc.theme', themes, 'system');

  constructor() {
    effect(() => {
      const chosen = this.chosen();
      document.documentElement.style.colorScheme = chosen === 'system' ? '' : chosen;
    });
  }
}
