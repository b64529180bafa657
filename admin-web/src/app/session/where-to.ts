/** Where a person goes after signing in: the portal page they asked for, never another site. */
export function whereTo(returnTo: string | undefined): string {
  if (returnTo === undefined || !returnTo.startsWith('/')) return home;
  // `//host` and `/\host` are other sites to a browser.
  if (returnTo.startsWith('//') || returnTo.startsWith('/\\')) return home;
  return returnTo.startsWith('/sign-in') ? home : returnTo;
}

const home = '/';
