import { Injectable, signal } from '@angular/core';

/**
 * The refresh token outlives a reload, the access token does not: it stays in memory. `sessionStorage` and not
 * `localStorage`, because it belongs to one tab and goes with it, so a shared desk computer keeps nothing once the
 * tab is closed; and not a cookie, because then every request would carry it and would need protection against forgery
 * by other sites. A script that ran in this page could read it; the content security policy lets none but ours run, and
 * rotation makes a stolen token useless after its next use.
 */
@Injectable({ providedIn: 'root' })
export class KeptRefreshToken {
  readonly #token = signal(sessionStorage.getItem(key) ?? undefined);

  readonly token = this.#token.asReadonly();

  keep(token: string | undefined): void {
    this.#token.set(token);
    if (token === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, token);
  }
}

const key = 'smc.refreshToken';
