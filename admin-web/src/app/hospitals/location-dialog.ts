import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { firstValueFrom } from 'rxjs';
import { Client } from '../session/client.ts';
import { DialogForm } from '../ui/dialog-form.ts';
import { FieldFault } from '../ui/field-fault.ts';
import { Sending } from '../ui/sending.ts';
import { changeLocation } from './change-location.ts';
import type { Hospital } from './hospital-form.ts';
import {
  changesOf,
  faultsOf,
  formOf,
  locationFields,
  locationLabels,
  newLocationOf,
  type Location,
  type LocationField,
  type LocationForm,
} from './location-form.ts';

export interface AboutLocation {
  readonly hospital: Hospital;
  /** None for a new one. */
  readonly location?: Location;
}

/** What is shown may be another by now; `changed` is the site as it was saved, when it was there before. */
export interface LocationAnswer {
  readonly changed?: Location;
}

/** A site of a hospital, added or changed. Closes with an answer when there is something to be read anew. */
@Component({
  selector: 'smc-location-dialog',
  imports: [DialogForm, FieldFault, MatDialogTitle, MatFormField, MatInput, MatLabel],
  template: `
    <h2 matDialogTitle>
      @if (about.location; as location) {
        {{ location.name }}
      } @else {
        <ng-container i18n>New location</ng-container>
      }
    </h2>
    <form
      [smcDialogForm]="sending"
      [smcFaults]="sending.faults()"
      i18n-submitLabel
      submitLabel="Save"
      (submit)="save($event)"
      (outdated)="close()"
    >
      <div class="dialog-fields site">
        @for (field of fields; track field) {
          <mat-form-field appearance="outline" subscriptSizing="dynamic">
            <mat-label>{{ labels[field] }}</mat-label>
            <input
              matInput
              [name]="field"
              [smcFault]="'/' + field"
              autocomplete="off"
              maxlength="200"
              dir="auto"
              [attr.list]="field === 'timeZone' ? 'site-zones' : null"
              [attr.value]="before[field]"
            />
          </mat-form-field>
        }
      </div>
      <datalist id="site-zones">
        @for (zone of zones; track zone) {
          <option [value]="zone"></option>
        }
      </datalist>
    </form>
  `,
  styleUrl: './hospitals.scss',
})
export class LocationDialog {
  readonly #client = inject(Client);
  readonly #self = inject<MatDialogRef<LocationDialog, LocationAnswer>>(MatDialogRef);
  protected readonly about = inject<AboutLocation>(MAT_DIALOG_DATA);
  protected readonly before = formOf(this.about.location, this.about.hospital.timeZone);
  protected readonly fields = locationFields;
  protected readonly labels = locationLabels;
  protected readonly zones = Intl.supportedValuesOf('timeZone');
  protected readonly sending = new Sending();

  static async open(dialog: MatDialog, about: AboutLocation): Promise<LocationAnswer | undefined> {
    // Two fields stand beside each other where there is room.
    const data = { data: about, width: '46rem', maxWidth: 'min(46rem, calc(100vw - 2rem))' };
    const opened = dialog.open<LocationDialog, AboutLocation, LocationAnswer>(LocationDialog, data);
    return await firstValueFrom(opened.afterClosed());
  }

  protected close(): void {
    this.#self.close({});
  }

  protected async save(event: Event): Promise<void> {
    const typed = typedIn(event.target as HTMLFormElement);
    await this.sending.send(async () => this.#self.close(await this.#send(typed)), faultsOf(typed));
  }

  async #send(typed: LocationForm): Promise<LocationAnswer> {
    const { hospital, location } = this.about;
    if (location === undefined) {
      const params = { path: { id: hospital.id } };
      await this.#client.api.POST('/v1/hospitals/{id}/locations', { params, body: newLocationOf(typed) });
      return {};
    }
    const changes = changesOf(location, typed);
    if (Object.keys(changes).length === 0) return {};
    const changed = await changeLocation(this.#client, hospital, location, changes);
    return changed === undefined ? {} : { changed };
  }
}

function typedIn(form: HTMLFormElement): LocationForm {
  const data = new FormData(form);
  const fields = locationFields.map((field): [LocationField, string] => {
    const value = data.get(field);
    return [field, typeof value === 'string' ? value : ''];
  });
  return Object.fromEntries(fields) as LocationForm;
}
