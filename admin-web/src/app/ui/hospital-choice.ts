import { Component, computed, inject, input, output, resource, signal, type OnDestroy } from '@angular/core';
import { MatAutocomplete, MatAutocompleteTrigger, MatOption } from '@angular/material/autocomplete';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { FieldFault } from './field-fault.ts';
import { HospitalNames } from './hospital-names.ts';
import { lastValue } from './last-value.ts';

const typingPauseMs = 300;

/** One of the hospitals, however many there are: found by a part of its name while it is typed. */
@Component({
  selector: 'smc-hospital-choice',
  imports: [FieldFault, MatAutocomplete, MatAutocompleteTrigger, MatFormField, MatInput, MatLabel, MatOption],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic" floatLabel="always">
      <mat-label i18n>Hospital</mat-label>
      <input
        #box
        matInput
        smcFault="/hospitalId"
        autocomplete="off"
        spellcheck="false"
        [placeholder]="none()"
        [value]="name()"
        [matAutocomplete]="found"
        (focus)="find(''); box.select()"
        (input)="type(box.value)"
        (blur)="found.isOpen || left(box)"
      />
      <mat-autocomplete
        #found
        [displayWith]="nameOf"
        (optionSelected)="choose($event.option.value)"
        (closed)="left(box)"
      >
        @if (none()) {
          <mat-option value="">{{ none() }}</mat-option>
        }
        @for (hospital of hospitals(); track hospital.id) {
          <mat-option [value]="hospital.id">{{ hospital.name }}</mat-option>
        }
      </mat-autocomplete>
    </mat-form-field>
  `,
  styles: `
    :host {
      display: block;
    }

    mat-form-field {
      width: 100%;
    }
  `,
})
export class HospitalChoice implements OnDestroy {
  readonly #names = inject(HospitalNames);

  /** The id of the chosen one. */
  readonly value = input.required<string | undefined>();
  /** What no choice is called; where there is no such word, one has to be chosen. */
  readonly none = input('');
  readonly chosen = output<string | undefined>();

  protected readonly name = computed(() => {
    const id = this.value();
    return id === undefined ? '' : (this.#names.of(id) ?? '');
  });
  readonly #part = signal<string | undefined>(undefined);
  readonly #found = resource({
    params: this.#part,
    loader: ({ params: part, abortSignal: signal }) => this.#names.find(part, { signal }),
  });
  readonly #newest = lastValue(this.#found);
  protected readonly hospitals = computed(() => this.#newest() ?? []);
  protected readonly nameOf = (id: string) => (id === '' ? '' : (this.#names.of(id) ?? ''));
  #typing: ReturnType<typeof setTimeout> | undefined;

  ngOnDestroy(): void {
    clearTimeout(this.#typing);
  }

  protected find(part: string): void {
    this.#part.set(part);
  }

  protected type(part: string): void {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.find(part), typingPauseMs);
  }

  protected choose(id: string): void {
    this.chosen.emit(id === '' ? undefined : id);
  }

  /** What was typed and not chosen says nothing; an emptied field does where no choice is one. */
  protected left(box: HTMLInputElement): void {
    if (document.activeElement === box) return;
    if (box.value === '' && this.none() !== '' && this.value() !== undefined) this.chosen.emit(undefined);
    else box.value = this.name();
  }
}
