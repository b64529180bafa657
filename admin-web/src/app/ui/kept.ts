import { signal, type WritableSignal } from '@angular/core';

/** How somebody likes this device to be set, kept on it. Where nothing may be kept it holds until the page is left. */
export function kept<T extends string>(key: string, choices: readonly T[], usual: T): WritableSignal<T> {
  const found = choices.find((choice) => choice === read(key));
  const value = signal(found ?? usual);
  const set = value.set.bind(value);
  value.set = (next) => {
    set(next);
    write(key, next);
  };
  return value;
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The browser keeps nothing for this site.
  }
}
