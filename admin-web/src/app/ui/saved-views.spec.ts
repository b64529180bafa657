import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ConnectionFailure } from '@smartmedconnect/sdk';
import { of, Subject } from 'rxjs';
import { MatSnackBar } from '@angular/material/snack-bar';
import { listOf } from './list.ts';
import { SavedViews } from './saved-views.ts';
import { ViewStore, type View } from './view-store.ts';

@Component({
  imports: [SavedViews],
  template: `<smc-saved-views [list]="list" screen="disputes" />`,
})
class Page {
  readonly list = listOf({
    filters: () => ({}),
    pages: () => ({
      page: async () => ({ items: [], nextCursor: null }),
      async *[Symbol.asyncIterator]() {
        // None.
      },
    }),
    after: signal(undefined),
  });
}

const mine: View = { id: 'view-1', name: 'Mine', query: 'assignee=me', version: 2 };
const late: View = { id: 'view-2', name: 'Late', query: 'sort=dueAt', version: 1 };

describe('one’s own views', () => {
  let kept: View[];
  let refusal: Error | undefined;
  let undo: Subject<{ dismissedByAction: boolean }>;
  let said: string[];

  const screen = async () => {
    kept = [mine, late];
    said = [];
    refusal = undefined;
    undo = new Subject();
    const change = (change: () => void) => {
      if (refusal !== undefined) throw refusal;
      change();
    };
    const store: ViewStore = {
      of: async () => [...kept],
      save: async (_screen, name, query) =>
        change(() => kept.push({ id: `view-${kept.length + 9}`, name, query, version: 1 })),
      rename: async (_screen, { id }, name) =>
        change(() => (kept = kept.map((view) => (view.id === id ? { ...view, name } : view)))),
      remove: async ({ id }) => change(() => (kept = kept.filter((view) => view.id !== id))),
    };
    const open = (words: string) => {
      said.push(words);
      return { afterDismissed: () => (refusal === undefined ? undo : of({ dismissedByAction: false })) };
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: ViewStore, useValue: store },
        { provide: MatSnackBar, useValue: { open } },
      ],
    });
    const fixture = TestBed.createComponent(Page);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    const settled = async () => {
      await fixture.whenStable();
      await new Promise((resolve) => setTimeout(resolve));
      await fixture.whenStable();
    };
    await settled();
    // A panel that is closed takes no focus, and this document opens none.
    element.querySelector('[popover]')!.removeAttribute('popover');
    const press = async (label: string) => {
      const button = element.querySelector<HTMLElement>(`[aria-label="${label}"]`)!;
      button.focus();
      button.click();
      await settled();
    };
    const names = () => [...element.querySelectorAll('.view')].map(({ textContent }) => textContent.trim());
    return { element, press, names, settled };
  };

  it('are deleted at once, and come back by Undo with what they filter', async () => {
    const { press, names, settled } = await screen();
    await press('Delete Mine');
    expect(names()).toEqual(['Late']);
    expect(said).toEqual(['The view “Mine” is deleted.']);
    undo.next({ dismissedByAction: true });
    await settled();
    expect(kept).toContainEqual(expect.objectContaining({ name: 'Mine', query: 'assignee=me' }));
    expect(names()).toEqual(['Late', 'Mine']);
  });

  it('stay when the server does not delete them', async () => {
    const { press, names } = await screen();
    refusal = new ConnectionFailure('cannot be reached', false);
    await press('Delete Mine');
    expect(names()).toEqual(['Mine', 'Late']);
  });

  it('keep the focus near: in the field of the new name, and in the list after a deletion', async () => {
    const { element, press } = await screen();
    await press('Rename Mine');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('New name');
    await press('Delete Late');
    expect(element.contains(document.activeElement)).toBe(true);
  });

  it('keep the new name in its field when it was refused', async () => {
    const { element, press } = await screen();
    await press('Rename Mine');
    refusal = new ConnectionFailure('cannot be reached', false);
    element.querySelector<HTMLInputElement>('[aria-label="New name"]')!.value = 'Ours';
    await press('Rename');
    expect(element.querySelector<HTMLInputElement>('[aria-label="New name"]')?.value).toBe('Ours');
    expect(element.querySelector('[role="alert"]')?.textContent).toContain('The server did not answer');
  });
});
