import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyNote } from '../ui/empty-note.ts';

@Component({
  selector: 'smc-not-found',
  imports: [EmptyNote, RouterLink],
  template: `
    <h1>Page not found</h1>
    <smc-empty-note title="There is nothing at this address">
      The link may be old. Begin again at <a routerLink="/imports">the imports</a>.
    </smc-empty-note>
  `,
})
export class NotFound {}
