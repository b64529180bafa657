import {
  type ComponentRef,
  DestroyRef,
  Directive,
  ElementRef,
  ViewContainerRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { MatFormFieldControl } from '@angular/material/form-field';
import type { MatInput } from '@angular/material/input';
import { FaultNote } from './fault-note.ts';
import { FormFaults, type FaultyField } from './form-faults.ts';
import type { Fault } from './problem.ts';

/**
 * On a field of a form with `smcFaults`: shows under it what is wrong with it, until it is changed. Which faults are its own is said
 * by where they point: `/email`; `/fee` takes those of `/fee/amountMinor` too.
 */
@Directive({
  selector: '[smcFault]',
  host: { '(input)': 'changed.set(true)', '(change)': 'changed.set(true)' },
})
export class FieldFault implements FaultyField {
  readonly pointer = input.required<string>({ alias: 'smcFault' });

  readonly #form = inject(FormFaults, { optional: true });
  /** None where it stands in no such form. */
  readonly #faultsOfForm = computed(() => this.#form?.faults() ?? []);
  readonly #container = inject(ViewContainerRef);
  readonly element: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  // All of Material's fields have what an input has of states.
  readonly #field = inject(MatFormFieldControl, { self: true, optional: true }) as MatInput | null;
  readonly #id = `smc-fault-${++made}`;
  #note: ComponentRef<FaultNote> | undefined;
  /** How the field was set before it was faulty. */
  #before:
    { readonly describedBy: string | undefined; readonly matcher: MatInput['errorStateMatcher'] } | undefined;

  protected readonly changed = linkedSignal({ source: this.#faultsOfForm, computation: () => false });
  readonly #faults = computed(() =>
    this.changed() ? [] : this.#faultsOfForm().filter((fault) => this.covers(fault)),
  );

  constructor() {
    const leave = this.#form?.add(this);
    if (leave !== undefined) inject(DestroyRef).onDestroy(leave);
    effect(() => this.#show(this.#faults()));
  }

  covers({ pointer }: Fault): boolean {
    const own = this.pointer();
    return pointer === own || pointer.startsWith(`${own}/`);
  }

  focus(): void {
    const inside = this.element.querySelector<HTMLElement>('input, select, textarea, button, [tabindex]');
    (this.element.matches('fieldset, [role="radiogroup"]') ? inside : this.element)?.focus();
  }

  #show(faults: readonly Fault[]): void {
    if (faults.length === 0) {
      this.#clear();
      return;
    }
    this.#note ??= this.#makeNote();
    this.#note.setInput('faults', faults);
    this.#mark(true);
  }

  #clear(): void {
    if (this.#note === undefined) return;
    this.#note.destroy();
    this.#note = undefined;
    this.#mark(false);
  }

  #makeNote(): ComponentRef<FaultNote> {
    const note = this.#container.createComponent(FaultNote);
    const host = note.location.nativeElement as HTMLElement;
    host.id = this.#id;
    // Inside of a field of Material's it stands where its other notes stand.
    const around = this.element.closest('mat-form-field');
    if (around !== null) around.append(host);
    else if (this.element.matches('fieldset')) this.element.append(host);
    // In its label it would be a part of the field's name.
    else this.element.closest('label')?.after(host);
    return note;
  }

  #mark(faulty: boolean): void {
    if (this.#field === null) {
      this.#markPlain(faulty);
    } else {
      this.#markField(this.#field, faulty);
    }
    // After Material, which says nothing of a required field that is empty.
    this.element.setAttribute('aria-invalid', String(faulty));
  }

  #markPlain(faulty: boolean): void {
    const others = this.element.getAttribute('aria-describedby')?.split(' ') ?? [];
    const ids = [...others.filter((id) => id !== this.#id), ...(faulty ? [this.#id] : [])];
    if (ids.length > 0) this.element.setAttribute('aria-describedby', ids.join(' '));
    else this.element.removeAttribute('aria-describedby');
  }

  #markField(field: MatInput, faulty: boolean): void {
    this.#before ??= { describedBy: field.userAriaDescribedBy, matcher: field.errorStateMatcher };
    const { describedBy, matcher } = this.#before;
    field.userAriaDescribedBy = faulty ? `${describedBy ?? ''} ${this.#id}`.trim() : (describedBy ?? '');
    field.errorStateMatcher = faulty ? { isErrorState: () => true } : matcher;
    field.updateErrorState();
    field.stateChanges.next();
  }
}

let made = 0;
