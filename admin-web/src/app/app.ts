import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Themes } from './ui/theme.ts';

@Component({ selector: 'smc-root', imports: [RouterOutlet], template: '<router-outlet />' })
export class App {
  constructor() {
    // Follows what is chosen in the account menu.
    inject(Themes);
  }
}
