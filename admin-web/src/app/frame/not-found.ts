import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyNote } from '../ui/empty-note.ts';

@Component({
  selector: 'smc-not-found',
  imports: [EmptyNote, RouterLink],
  template: `
    <h1 i18n>Page not found</h1>
    <smc-empty-note i18n-title title="There is nothing at this address" i18n>
      The link may be old. <a routerLink="/">Begin again</a>.
    </smc-empty-note>
  `,
})
export class NotFound {}
