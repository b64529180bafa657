import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { firstValueFrom } from 'rxjs';
import { Client } from '../session/client.ts';
import { FieldFault } from '../ui/field-fault.ts';
import { FormFaults } from '../ui/form-faults.ts';
import type { Fault } from '../ui/problem.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { Sending } from '../ui/sending.ts';
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

/** A site of a hospital, added or changed. Closes with `true` when what is shown may be another by now. */
@Component({
  selector: 'smc-location-dialog',
  imports: [
    FieldFault,
    FormFaults,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatInput,
    MatLabel,
    ProblemNote,
  ],
  template: `
    <h2 matDialogTitle>
      @if (about.location; as location) {
        {{ location.name }}
      } @else {
        <ng-container i18n>New location</ng-container>
      }
    </h2>
    <form
      #form
      [smcFaults]="sending.problem() ?? missing()"
      (submit)="$event.preventDefault(); save(form)"
      novalidate
    >
      <mat-dialog-content>
        @if (sending.problem(); as problem) {
          <smc-problem-note
            [problem]="problem"
            [canRetry]="sending.stale()"
            i18n-retryLabel
            retryLabel="Reload"
            (retried)="close()"
          />
        }
        <div class="fields in-dialog">
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
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" matDialogClose i18n>Cancel</button>
        <button
          matButton="filled"
          type="submit"
          disabledInteractive
          [disabled]="sending.busy() || sending.stale()"
          i18n
        >
          Save
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: './hospitals.scss',
})
export class LocationDialog {
  readonly #client = inject(Client);
  readonly #self = inject<MatDialogRef<LocationDialog, boolean>>(MatDialogRef);
  protected readonly about = inject<AboutLocation>(MAT_DIALOG_DATA);
  protected readonly before = formOf(this.about.location, this.about.hospital.timeZone);
  protected readonly fields = locationFields;
  protected readonly labels = locationLabels;
  protected readonly zones = Intl.supportedValuesOf('timeZone');
  protected readonly sending = new Sending();
  protected readonly missing = signal<readonly Fault[]>([]);

  static async open(dialog: MatDialog, about: AboutLocation): Promise<boolean> {
    const data = { data: about, width: '32rem' };
    const opened = dialog.open<LocationDialog, AboutLocation, boolean>(LocationDialog, data);
    return (await firstValueFrom(opened.afterClosed())) === true;
  }

  protected close(): void {
    this.#self.close(true);
  }

  protected async save(form: HTMLFormElement): Promise<void> {
    if (this.sending.busy() || this.sending.stale()) return;
    const typed = typedIn(form);
    const missing = faultsOf(typed);
    this.sending.forget();
    this.missing.set(missing);
    if (missing.length > 0) return;
    await this.sending.send(async () => {
      await this.#send(typed);
      this.close();
    });
  }

  async #send(typed: LocationForm): Promise<void> {
    const { hospital, location } = this.about;
    if (location === undefined) {
      const params = { path: { id: hospital.id } };
      await this.#client.api.POST('/v1/hospitals/{id}/locations', { params, body: newLocationOf(typed) });
      return;
    }
    const body = changesOf(location, typed);
    if (Object.keys(body).length === 0) return;
    await this.#client.api.PATCH('/v1/hospitals/{id}/locations/{locationId}', {
      params: {
        path: { id: hospital.id, locationId: location.id },
        header: { 'If-Match': String(location.version) },
      },
      body,
    });
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
