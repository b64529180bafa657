import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { KeepFocus } from './keep-focus.ts';

@Component({
  imports: [KeepFocus],
  template: `
    <section smcKeepFocus="li">
      <h1 tabindex="-1">{{ heading }}</h1>
      @for (row of rows(); track row.name) {
        <li>
          <a href="#">{{ row.name }}</a>
          @for (step of row.steps; track step) {
            <button type="button">{{ row.name }} {{ step }}</button>
          }
          @if (row.field) {
            <input [attr.aria-label]="row.name" />
          }
        </li>
      }
    </section>
    <button id="elsewhere" type="button">{{ 'Elsewhere' }}</button>
  `,
})
class Rows {
  readonly heading = 'Visits';
  readonly rows = signal<readonly { name: string; steps: readonly string[]; field?: boolean }[]>([
    { name: 'first', steps: ['check in', 'no-show'] },
    { name: 'second', steps: ['check in'] },
  ]);
}

describe('the focus where what has it is taken away', () => {
  const screen = async () => {
    const fixture = TestBed.createComponent(Rows);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    await fixture.whenStable();
    const press = (name: string) =>
      [...element.querySelectorAll('button')].find(({ textContent }) => textContent === name)!.focus();
    const show = async (rows: ReturnType<Rows['rows']>) => {
      fixture.componentInstance.rows.set(rows);
      await fixture.whenStable();
      await new Promise((resolve) => setTimeout(resolve));
    };
    const focused = () =>
      document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;
    return { element, press, show, focused };
  };

  it('goes to the next step of the same row', async () => {
    const { press, show, focused } = await screen();
    press('first check in');
    await show([
      { name: 'first', steps: ['complete'] },
      { name: 'second', steps: ['check in'] },
    ]);
    expect(focused()).toBe('first complete');
  });

  it('goes to the field of a form that has opened, and to the row when nothing is left to do', async () => {
    const { press, show, focused } = await screen();
    press('first check in');
    await show([{ name: 'first', steps: ['save'], field: true }]);
    expect(focused()).toBe('first');
    await show([{ name: 'first', steps: [] }]);
    expect(document.activeElement?.tagName).toBe('A');
  });

  it('goes to the row that took the place of one that is gone, and to the heading after the last', async () => {
    const { press, show, focused } = await screen();
    press('first check in');
    await show([{ name: 'second', steps: ['check in'] }]);
    expect(focused()).toBe('second check in');
    await show([]);
    expect(focused()).toBe('Visits');
  });

  it('is left alone when somebody has taken it elsewhere', async () => {
    const { element, press, show, focused } = await screen();
    press('first check in');
    element.querySelector<HTMLElement>('#elsewhere')!.focus();
    await show([{ name: 'second', steps: ['check in'] }]);
    expect(focused()).toBe('Elsewhere');
    press('second check in');
    (document.activeElement as HTMLElement).blur();
    await new Promise((resolve) => setTimeout(resolve));
    await show([]);
    expect(document.activeElement).toBe(document.body);
  });
});
