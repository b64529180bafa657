import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Client } from '../session/client.ts';
import { OutdatedNote } from '../ui/outdated-note.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { recordOf } from '../ui/record.ts';
import { SkeletonRows } from '../ui/skeleton-rows.ts';
import { Undo } from '../ui/undo.ts';
import { changeLocation } from './change-location.ts';
import type { Hospital } from './hospital-form.ts';
import { LocationDialog } from './location-dialog.ts';
import { addressWords, changesOf, formOf, type Location } from './location-form.ts';

/** The words of the button, with which the name it has for those who hear it begins. */
const change = $localize`Change…`;

/** The sites of a hospital: where its doctors work, each in its zone. */
@Component({
  selector: 'smc-hospital-locations',
  imports: [MatButton, OutdatedNote, ProblemNote, SkeletonRows],
  template: `
    <section class="panel" i18n-aria-label aria-label="Locations">
      @if (loading.problem(); as problem) {
        <smc-problem-note class="inset" [problem]="problem" (retried)="loading.reload()" />
      } @else if (loading.value(); as locations) {
        <smc-outdated-note [of]="loading" />
        <ul class="locations">
          @for (location of locations; track location.id) {
            <li>
              <span class="what">
                <b dir="auto">{{ location.name }}</b>
                <span class="aside" dir="auto">{{ addressWords(location) }}</span>
                <span class="aside">{{ location.timeZone }}</span>
              </span>
              <button
                matButton
                type="button"
                [attr.aria-label]="changeWords(location)"
                (click)="edit(location)"
                i18n
              >
                Change…
              </button>
            </li>
          } @empty {
            <li class="none" i18n>No location yet: a doctor’s times need one.</li>
          }
        </ul>
        <p class="more">
          <button matButton="outlined" type="button" (click)="edit(undefined)" i18n>New location…</button>
        </p>
      } @else {
        <smc-skeleton-rows />
      }
    </section>
  `,
  styleUrl: './hospitals.scss',
})
export class HospitalLocations {
  readonly hospital = input.required<Hospital>();

  readonly #client = inject(Client);
  readonly #dialog = inject(MatDialog);
  readonly #undo = inject(Undo);
  protected readonly addressWords = addressWords;
  protected readonly loading = recordOf({
    of: () => this.hospital().id,
    load: (id, options) => this.#client.hospitals.locations(id, { limit: 100 }, options).toArray(),
  });

  protected changeWords({ name }: Location): string {
    return `${change}: ${name}`;
  }

  protected async edit(location: Location | undefined): Promise<void> {
    const about = { hospital: this.hospital(), ...(location !== undefined && { location }) };
    const answer = await LocationDialog.open(this.#dialog, about);
    if (answer === undefined) return;
    this.loading.reload();
    const { changed } = answer;
    if (location === undefined || changed === undefined) return;
    await this.#undo.offer({
      done: $localize`${changed.name}:name: is changed.`,
      takeBack: () => this.#changeBack(changed, location),
      settled: () => this.loading.reload(),
    });
  }

  #changeBack(changed: Location, before: Location): Promise<unknown> {
    const hospital = this.hospital();
    const changes = changesOf(changed, formOf(before, hospital.timeZone));
    return changeLocation(this.#client, hospital, changed, changes);
  }
}
