import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { jest } from '@jest/globals';
import type { List } from './list.ts';
import { SearchField } from './search-field.ts';

@Component({
  imports: [SearchField],
  template: `<smc-search-field [list]="list" [label]="label" [value]="q()" />`,
})
class Screen {
  readonly label = 'name';
  readonly q = signal<string | undefined>(undefined);
  readonly narrowed: string[] = [];
  readonly list = {
    url: { narrow: (_: string, words: string) => this.narrowed.push(words) },
  } as unknown as List<unknown>;
}

describe('a field that narrows a list while it is typed in', () => {
  let fixture: ComponentFixture<Screen>;
  const box = () => (fixture.nativeElement as HTMLElement).querySelector('input')!;
  const type = (words: string) => {
    box().value = words;
    box().dispatchEvent(new Event('input'));
  };
  const wait = async (ms: number) => {
    await jest.advanceTimersByTimeAsync(ms);
    fixture.detectChanges();
  };
  /** The address has changed. */
  const arrives = async (words: string | undefined) => {
    fixture.componentInstance.q.set(words);
    await wait(0);
  };

  beforeEach(() => {
    jest.useFakeTimers();
    fixture = TestBed.createComponent(Screen);
    fixture.detectChanges();
  });
  afterEach(() => jest.useRealTimers());

  it('keeps the space somebody has just typed, with which the list has nothing to do', async () => {
    type('rao ');
    await wait(300);
    expect(fixture.componentInstance.narrowed).toEqual(['rao']);
    await arrives('rao');
    expect(box().value).toBe('rao ');
  });

  it('keeps letters that are newer than what the address says', async () => {
    type('rao');
    await wait(300);
    type('rao m');
    await arrives('rao');
    expect(box().value).toBe('rao m');
    await wait(300);
    expect(fixture.componentInstance.narrowed).toEqual(['rao', 'rao m']);
  });

  it('shows what the address says when that comes from elsewhere', async () => {
    type('rao');
    await wait(300);
    await arrives('rao');
    await arrives(undefined);
    expect(box().value).toBe('');
    await arrives('mila');
    expect(box().value).toBe('mila');
  });
});
