import { Component } from '@angular/core';
import { EmptyNote } from '../ui/empty-note.ts';

/** What a person sees whose account is of no use here: patients use the apps of our partners. */
@Component({
  selector: 'smc-nothing-here',
  imports: [EmptyNote],
  template: `
    <h1 i18n>Nothing for you here</h1>
    <smc-empty-note i18n-title title="This portal is for hospitals and doctors" i18n>
      Patients find their visits in the app they booked with. If you work for a hospital, ask it for an
      account.
    </smc-empty-note>
  `,
})
export class NothingHere {}
