import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { List } from './list.ts';
import { ListPanel } from './list-panel.ts';
import type { Problem } from './problem.ts';

const problem: Problem = {
  ...{ title: 'Something that was entered is not right', detail: undefined, said: undefined, faults: [] },
  ...{ code: 'request.invalid', requestId: undefined },
};
const ofThePlace = { pointer: '/cursor', words: 'This page of the list is no more. Begin at the first.' };

@Component({ imports: [ListPanel], template: `<smc-list-panel [list]="list" [label]="label" />` })
class Page {
  readonly label = 'Rows';
  readonly problem = signal(problem);
  readonly done: string[] = [];
  readonly list = {
    ...{ problem: this.problem, loading: () => false, items: () => [] },
    ...{ url: { first: () => this.done.push('first') }, reload: () => this.done.push('reload') },
  } as unknown as List<unknown>;
}

describe('a list that cannot be shown', () => {
  it.each([
    ['asked for again', problem, 'Try again', 'reload'],
    ['begun anew where its place is gone', { ...problem, faults: [ofThePlace] }, 'First page', 'first'],
  ])('is %s', async (_how, shown, words, done) => {
    const fixture = TestBed.createComponent(Page);
    fixture.componentInstance.problem.set(shown);
    await fixture.whenStable();
    const button = (fixture.nativeElement as HTMLElement).querySelector('button')!;
    expect(button.textContent.trim()).toBe(words);
    button.click();
    expect(fixture.componentInstance.done).toEqual([done]);
  });
});
