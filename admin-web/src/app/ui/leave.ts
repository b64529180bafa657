import { InjectionToken } from '@angular/core';

/** Loads another page in the place of this one. */
export const Leave = new InjectionToken<(address: string) => void>('Leave', {
  factory: () => (address) => {
    location.assign(address);
  },
});
