import { Component, inject } from '@angular/core';
import { Connection } from '../ui/connection.ts';
import { Unloaded } from './unloaded.ts';

/** Says that what was clicked could not be loaded, and leads there by loading the page whole. What is on the screen stays until then. */
@Component({
  selector: 'smc-unloaded-note',
  template: `
    @if (address(); as address) {
      <p role="alert">
        @if (online()) {
          <ng-container i18n>
            That page could not be loaded. There may be a newer version of the portal.
            <a [href]="address">Load it anew</a>
          </ng-container>
        } @else {
          <ng-container i18n>That page could not be loaded: there is no network.</ng-container>
        }
      </p>
    }
  `,
  styles: `
    p {
      position: fixed;
      z-index: 4;
      inset-block-end: 1rem;
      inset-inline: 1rem;
      width: fit-content;
      max-width: 40rem;
      padding: 0.75rem 1.25rem;
      border: 1px solid var(--smc-bad-line);
      border-radius: 0.5rem;
      margin: 0 auto;
      background: var(--mat-sys-surface);
    }
  `,
})
export class UnloadedNote {
  protected readonly address = inject(Unloaded).address;
  protected readonly online = inject(Connection).online;
}
