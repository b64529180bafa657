import {
  DestroyRef,
  Directive,
  afterRenderEffect,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import type { Fault, Problem } from './problem.ts';
import { Unsaved } from './unsaved.ts';

/** One field of the form, as far as faults go. */
export interface FaultyField {
  readonly element: HTMLElement;
  covers(fault: Fault): boolean;
  focus(): void;
}

/**
 * On a form: hands each fault of the problem to the field it is about (`smcFault`) and the focus to the first of them. A problem
 * note in the form lists the faults that no field shows. While something typed into it is not saved, leaving the page asks first.
 */
@Directive({
  selector: '[smcFaults]',
  host: { '(input)': 'isTyped.set(true)', '(submit)': 'isTyped.set(false)', '(reset)': 'isTyped.set(false)' },
})
export class FormFaults {
  /** What the API refused, or what the form itself found. */
  readonly problem = input<Problem | readonly Fault[] | undefined>(undefined, { alias: 'smcFaults' });

  readonly #fields = signal<readonly FaultyField[]>([]);
  readonly faults = computed(() => faultsOf(this.problem()));
  /** Those that no field shows. */
  readonly elsewhere = computed(() =>
    this.faults().filter((fault) => !this.#fields().some((field) => field.covers(fault))),
  );

  /** Something is typed and not sent, or was sent and refused. */
  protected readonly isTyped = linkedSignal({
    source: this.problem,
    computation: (problem, before?: { value: boolean }) => isRefusal(problem) || (before?.value ?? false),
  });

  constructor() {
    inject(DestroyRef).onDestroy(inject(Unsaved).add(this.isTyped));
    afterRenderEffect(() => {
      const faults = this.faults();
      untracked(() => this.#firstOf(faults))?.focus();
    });
  }

  /** Takes a field in, and hands back what lets it go again. */
  add(field: FaultyField): () => void {
    this.#fields.update((fields) => [...fields, field]);
    return () => this.#fields.update((fields) => fields.filter((one) => one !== field));
  }

  #firstOf(faults: readonly Fault[]): FaultyField | undefined {
    return this.#fields()
      .filter((field) => faults.some((fault) => field.covers(fault)))
      .reduce<FaultyField | undefined>((first, field) => (isBefore(first, field) ? first : field), undefined);
  }
}

const none: readonly Fault[] = [];

function faultsOf(given: Problem | readonly Fault[] | undefined): readonly Fault[] {
  if (given === undefined) return none;
  return 'faults' in given ? given.faults : given;
}

function isRefusal(given: Problem | readonly Fault[] | undefined): boolean {
  return given !== undefined && ('faults' in given || given.length > 0);
}

function isBefore(one: FaultyField | undefined, other: FaultyField): boolean {
  return (
    one !== undefined &&
    (one.element.compareDocumentPosition(other.element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  );
}
