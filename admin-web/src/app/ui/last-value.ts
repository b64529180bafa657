import { linkedSignal, type Resource, type Signal } from '@angular/core';

/** The newest value a resource had, so that a list stays on screen, dimmed, while the next page is on its way. */
export function lastValue<T>(resource: Resource<T | undefined>): Signal<T | undefined> {
  return linkedSignal<T | undefined, T | undefined>({
    source: () => (resource.hasValue() ? resource.value() : undefined),
    computation: (value, previous) => value ?? previous?.value,
  });
}
