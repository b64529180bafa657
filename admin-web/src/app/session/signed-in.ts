import { inject } from '@angular/core';
import { RedirectCommand, Router, type CanActivateFn } from '@angular/router';
import { Session } from './session.ts';

/**
 * Lets signed-in people through; sends the others to sign in and remembers where they wanted to go. While the server does not say who it
 * is, that is told under the address they asked for.
 */
export const signedIn: CanActivateFn = (_route, state) => {
  const session = inject(Session);
  if (session.user() !== undefined) return true;
  if (session.failure() !== undefined)
    return new RedirectCommand(inject(Router).parseUrl('/no-answer'), { skipLocationChange: true });
  const wanted = state.url === '/' ? undefined : state.url;
  return inject(Router).createUrlTree(['/sign-in'], { queryParams: { returnTo: wanted } });
};
