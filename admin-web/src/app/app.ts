import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { UnloadedNote } from './frame/unloaded-note.ts';
import { Themes } from './ui/theme.ts';

@Component({
  selector: 'smc-root',
  imports: [RouterOutlet, UnloadedNote],
  template: '<router-outlet /><smc-unloaded-note />',
})
export class App {
  constructor() {
    // Follows what is chosen in the account menu.
    inject(Themes);
  }
}
