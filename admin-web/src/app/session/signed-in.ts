import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { Session } from './session.ts';

/** Lets signed-in people through; sends the others to sign in and remembers where they wanted to go. */
export const signedIn: CanActivateFn = (_route, state) => {
  if (inject(Session).user() !== undefined) return true;
  const wanted = state.url === '/' ? undefined : state.url;
  return inject(Router).createUrlTree(['/sign-in'], { queryParams: { returnTo: wanted } });
};
