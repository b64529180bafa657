import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Keys } from './keys.ts';
import type { List } from './list.ts';
import { ListBar } from './list-bar.ts';
import { RowKeys } from './row-keys.ts';
import { ViewStore } from './view-store.ts';

@Component({
  imports: [RowKeys],
  template: `
    <ol [smcRowKeys]="rows()">
      @for (row of rows(); track row) {
        <li class="row-stop" tabindex="-1">{{ row }}</li>
      }
    </ol>
  `,
})
class Day {
  readonly rows = signal(['09:00', '09:30', '10:00']);
}

@Component({
  imports: [ListBar],
  template: `<smc-list-bar [list]="list" screen="keys" [label]="screen">
    @if (filtered()) {
      <input />
    }
  </smc-list-bar>`,
})
class Bar {
  readonly screen = 'keys';
  readonly filtered = signal(false);
  readonly list = { url: { narrowed: () => false, view: () => '' } } as unknown as List<unknown>;
}

const press = (key: string) =>
  (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  );

describe('the way through rows', () => {
  it('is by keys, and goes on from the place of a row that is gone', async () => {
    const fixture = TestBed.createComponent(Day);
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
    press('j');
    press('j');
    expect(document.activeElement?.textContent).toBe('09:30');
    fixture.componentInstance.rows.set(['09:00', '10:00']);
    await fixture.whenStable();
    expect(document.activeElement?.textContent).toBe('10:00');
    press('k');
    expect(document.activeElement?.textContent).toBe('09:00');
  });
});

describe('the key for filters', () => {
  it.each([true, false])('is there where there are some: %s', async (filtered) => {
    TestBed.configureTestingModule({
      providers: [{ provide: ViewStore, useValue: { of: async () => [] } }],
    });
    const fixture = TestBed.createComponent(Bar);
    fixture.componentInstance.filtered.set(filtered);
    await fixture.whenStable();
    expect(
      TestBed.inject(Keys)
        .all()
        .some(({ key }) => key === '/'),
    ).toBe(filtered);
  });
});
