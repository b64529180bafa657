import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { HospitalChoice } from './hospital-choice.ts';
import { HospitalNames } from './hospital-names.ts';

const hospitals = [
  { id: '1', name: 'Apollo' },
  { id: '2', name: 'Sunrise' },
];

@Component({
  imports: [HospitalChoice],
  template: `<smc-hospital-choice [value]="value()" [none]="none()" (chosen)="choose($event)" />`,
})
class Screen {
  readonly value = signal<string | undefined>(undefined);
  readonly none = signal('All');
  readonly chosen: (string | undefined)[] = [];

  choose(id: string | undefined): void {
    this.chosen.push(id);
    this.value.set(id);
  }
}

describe('choosing a hospital', () => {
  let fixture: ComponentFixture<Screen>;
  let asked: string[];
  const box = () => (fixture.nativeElement as HTMLElement).querySelector('input')!;
  const options = () => [...document.querySelectorAll<HTMLElement>('mat-option')];
  const settled = async () => {
    await jest.advanceTimersByTimeAsync(400);
    await fixture.whenStable();
  };
  const type = async (words: string) => {
    box().focus();
    box().value = words;
    box().dispatchEvent(new Event('input'));
    await settled();
  };

  beforeEach(() => {
    jest.useFakeTimers();
    asked = [];
    const names: HospitalNames = {
      find: async (part) => {
        asked.push(part);
        return hospitals.filter(({ name }) => name.toLowerCase().includes(part.toLowerCase()));
      },
      of: (id) => hospitals.find((one) => one.id === id)?.name,
      know: async () => undefined,
    };
    TestBed.configureTestingModule({ providers: [{ provide: HospitalNames, useValue: names }] });
    fixture = TestBed.createComponent(Screen);
    document.body.append(fixture.nativeElement as HTMLElement);
  });

  afterEach(() => jest.useRealTimers());

  it('is by a part of its name, which the server looks for', async () => {
    await settled();
    await type('sun');
    expect(asked.at(-1)).toBe('sun');
    expect(options().map((one) => one.textContent.trim())).toEqual(['All', 'Sunrise']);
    options()[1]!.click();
    await settled();
    expect([fixture.componentInstance.chosen, box().value]).toEqual([['2'], 'Sunrise']);
  });

  it('shows the name of the one that is chosen, and keeps it when what was typed is left', async () => {
    fixture.componentInstance.value.set('1');
    await settled();
    expect(box().value).toBe('Apollo');
    await type('sunr');
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    box().blur();
    document.body.click();
    await settled();
    expect([fixture.componentInstance.chosen, box().value]).toEqual([[], 'Apollo']);
  });

  it('is none when the field is emptied, where that is a choice', async () => {
    fixture.componentInstance.value.set('1');
    await settled();
    await type('');
    box().blur();
    document.body.click();
    await settled();
    expect(fixture.componentInstance.chosen).toEqual([undefined]);
  });
});
