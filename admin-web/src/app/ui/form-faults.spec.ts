import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { FieldFault } from './field-fault.ts';
import { FormFaults } from './form-faults.ts';
import type { Fault, Problem } from './problem.ts';
import { ProblemNote } from './problem-note.ts';

@Component({
  imports: [
    FieldFault,
    FormFaults,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    ProblemNote,
    ReactiveFormsModule,
  ],
  template: `
    <form [smcFaults]="problem()">
      @if (problem(); as problem) {
        <smc-problem-note [problem]="problem" />
      }
      <mat-form-field>
        <mat-label>{{ 'Name' }}</mat-label>
        <input id="name" matInput required smcFault="/name" />
        <mat-hint>{{ 'As on the licence' }}</mat-hint>
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ 'Fee' }}</mat-label>
        <input id="fee" matInput [formControl]="fee" smcFault="/fee" />
      </mat-form-field>
      <fieldset id="scopes" smcFault="/scopes"><input id="first" type="checkbox" /></fieldset>
      <label>{{ 'Days' }} <input id="days" smcFault="/days" aria-describedby="told" /></label>
      <span id="told">{{ 'At most 30.' }}</span>
    </form>
  `,
})
class Form {
  readonly problem = signal<Problem | undefined>(undefined);
  readonly fee = new FormControl('12');
}

const fault = (pointer: string): Fault => ({ pointer, words: `${pointer} is wrong.` });

describe('the faults of an input', () => {
  const screen = async (...pointers: string[]) => {
    const fixture = TestBed.createComponent(Form);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    const refuse = async (...pointers: string[]) => {
      fixture.componentInstance.problem.set({
        title: 'The request has faults',
        detail: undefined,
        said: undefined,
        faults: pointers.map(fault),
        code: 'request.invalid',
        requestId: 'request-1',
      });
      await fixture.whenStable();
    };
    await fixture.whenStable();
    if (pointers.length > 0) await refuse(...pointers);
    const field = (id: string) => element.querySelector<HTMLInputElement>(`#${id}`)!;
    /** What somebody hears who cannot see the field. */
    const heard = (id: string) =>
      (field(id).getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent.trim())
        .join(' ');
    const note = () => element.querySelector('[role="alert"]')!.textContent;
    return { fixture, element, refuse, field, heard, note };
  };

  it('stand each at its field, which says that it is invalid and why', async () => {
    const { field, heard, element } = await screen('/name', '/fee/amountMinor', '/scopes');
    for (const id of ['name', 'fee', 'scopes']) expect(field(id).getAttribute('aria-invalid')).toBe('true');
    expect(heard('name')).toContain('/name is wrong.');
    expect(heard('name')).toContain('As on the licence');
    expect(heard('fee')).toBe('/fee/amountMinor is wrong.');
    expect(heard('scopes')).toBe('/scopes is wrong.');
    expect(element.querySelectorAll('.mat-form-field-invalid')).toHaveLength(2);
  });

  it('stand beside a plain field too, and not in its name', async () => {
    const { fixture, field, heard, element } = await screen('/days');
    expect(heard('days')).toBe('At most 30. /days is wrong.');
    expect(element.querySelector('label')!.textContent).not.toContain('wrong');
    field('days').dispatchEvent(new Event('input'));
    await fixture.whenStable();
    expect(heard('days')).toBe('At most 30.');
  });

  it('have the first of their fields focused, whatever order the API names them in', async () => {
    const { field } = await screen('/scopes', '/fee');
    expect(document.activeElement).toBe(field('fee'));
  });

  it('of a group of boxes have the first of them focused', async () => {
    const { field } = await screen('/scopes');
    expect(document.activeElement).toBe(field('first'));
  });

  it('that no field shows are listed in the note, and only those', async () => {
    const { note } = await screen('/name', '/policy/holdMinutes');
    expect(note()).toContain('/policy/holdMinutes is wrong.');
    expect(note()).not.toContain('/name is wrong.');
  });

  it('go when the field is changed, and leave the field as it was', async () => {
    const { fixture, field, heard, element } = await screen('/name', '/fee');
    field('name').dispatchEvent(new Event('input'));
    await fixture.whenStable();
    expect(field('name').getAttribute('aria-invalid')).toBe('false');
    expect(heard('name')).toBe('As on the licence');
    expect(element.textContent).not.toContain('/name is wrong.');
    expect(heard('fee')).toBe('/fee is wrong.');
  });

  it('come again when the same is refused again', async () => {
    const { fixture, refuse, field, heard } = await screen('/name');
    field('name').dispatchEvent(new Event('input'));
    await fixture.whenStable();
    await refuse('/name');
    expect(heard('name')).toContain('/name is wrong.');
    expect(document.activeElement).toBe(field('name'));
  });
});
