import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import { kept } from './kept.ts';

/** A key that does something on the screen one is on. */
export interface Shortcut {
  /** As it is typed: `/`, `j`, `?`. */
  readonly key: string;
  readonly does: string;
  readonly run: () => void;
}

/**
 * Single keys, for those who work through lists all day. They stay silent while something is typed or a dialog is open, and can be
 * switched off altogether: speech input and trembling hands press keys nobody meant (WCAG 2.1.4).
 */
@Injectable({ providedIn: 'root' })
export class Keys {
  readonly #shortcuts = signal<readonly Shortcut[]>([]);

  readonly all = this.#shortcuts.asReadonly();
  readonly on = kept('smc.keys', ['yes', 'no'], 'yes');

  constructor() {
    const listener = (event: KeyboardEvent) => this.#pressed(event);
    document.addEventListener('keydown', listener);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('keydown', listener));
  }

  /** Has the keys work until whoever calls it is gone; the call stands where something is injected. */
  use(...shortcuts: readonly Shortcut[]): void {
    this.#shortcuts.update((all) => [...all, ...shortcuts]);
    inject(DestroyRef).onDestroy(() =>
      this.#shortcuts.update((all) => all.filter((shortcut) => !shortcuts.includes(shortcut))),
    );
  }

  #pressed(event: KeyboardEvent): void {
    if (this.on() === 'no' || event.defaultPrevented || isMeantForOthers(event)) return;
    const key = keyOf(event);
    const shortcut = this.#shortcuts().findLast((one) => one.key === key);
    if (shortcut === undefined) return;
    event.preventDefault();
    shortcut.run();
  }
}

function isMeantForOthers({ target, altKey, ctrlKey, metaKey, isComposing }: KeyboardEvent): boolean {
  if (altKey || ctrlKey || metaKey || isComposing || !(target instanceof Element)) return true;
  const typing =
    'input, textarea, select, [contenteditable], [role="combobox"], [role="listbox"], [role="menu"]';
  return (
    target.closest(typing) !== null || document.querySelector('dialog[open], mat-dialog-container') !== null
  );
}

/** On a keyboard of another script the key is the one that lies there on a Latin one: `ت` is where `j` is. */
export function keyOf({ key, code, shiftKey }: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string {
  if (key.length !== 1 || key.charCodeAt(0) < 128) return key;
  if (code === 'Slash') return shiftKey ? '?' : '/';
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? key;
}
