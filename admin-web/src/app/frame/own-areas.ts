import { inject } from '@angular/core';
import { RedirectCommand, Router, type CanActivateChildFn, type RedirectFunction } from '@angular/router';
import { Session } from '../session/session.ts';
import { isForeign, startOf } from './areas.ts';

/** An area of others is told as what it is to this person, a page that is not there, under the address they asked for. */
export const ownAreas: CanActivateChildFn = (_route, { url }) => {
  if (!isForeign(url, inject(Session).user()?.role)) return true;
  return new RedirectCommand(inject(Router).parseUrl('/not-found'), { skipLocationChange: true });
};

/** Somebody who is not signed in yet has no start; the sign-in asks for it again afterwards. */
export const toStart: RedirectFunction = () => {
  const user = inject(Session).user();
  return user === undefined ? '/sign-in' : `/${startOf(user.role)}`;
};
