import { DestroyRef, inject, signal, type Signal } from '@angular/core';

/** Whether somebody looks at this page. Who looks away for less than `graceMs` has not gone. */
export function inSight(graceMs: number): Signal<boolean> {
  const seen = signal(!document.hidden);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const turned = () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(() => seen.set(false), graceMs);
    else seen.set(true);
  };
  document.addEventListener('visibilitychange', turned);
  inject(DestroyRef).onDestroy(() => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', turned);
  });
  return seen.asReadonly();
}
