import { Injectable, signal } from '@angular/core';
import type { Renewal } from '@smartmedconnect/sdk';
import { SessionWindows, type Place } from './session-windows.ts';

/**
 * The refresh token outlives a reload, the access token does not: it stays in memory. `sessionStorage` and not
 * `localStorage`, because it belongs to one tab and goes with it, so a shared desk computer keeps nothing once the
 * tab is closed; and not a cookie, because then every request would carry it and would need protection against forgery
 * by other sites. A script that ran in this page could read it; the content security policy lets none but ours run, and
 * rotation makes a stolen token useless after its next use. A tab that is duplicated takes its token along: the two renew
 * it as one.
 */
@Injectable({ providedIn: 'root' })
export class KeptRefreshToken {
  readonly #token = signal(sessionStorage.getItem(tokenKey) ?? undefined);
  #step = 0;
  #windows: SessionWindows | undefined;

  readonly token = this.#token.asReadonly();

  constructor() {
    const [name, step] = sessionStorage.getItem(windowsKey)?.split(' ') ?? [];
    if (name === undefined || this.#token() === undefined) return;
    this.#step = Number(step);
    this.#meet(name);
  }

  /** Of a new session, or none when it is over; that one is over in all its windows. */
  keep(token: string | undefined): void {
    if (token === this.#token()) return;
    if (token === undefined) {
      this.#move({ token, step: this.#step + 1 });
      this.#windows?.tell();
    }
    this.#windows?.close();
    this.#windows = undefined;
    if (token === undefined) return;
    // Browsers have locks where the connection is safe; elsewhere each window is on its own.
    if ('locks' in navigator) this.#meet(crypto.randomUUID());
    this.#move({ token, step: 0 });
  }

  /** Renews the session, from the newest token that any of its windows has. */
  readonly renewal: Renewal = (held, renew) => {
    const windows = this.#windows;
    if (windows === undefined) return renew(held);
    return windows.alone(async () => {
      const session = await renew({ ...held, refreshToken: this.#token() ?? held.refreshToken });
      if (windows !== this.#windows) return session;
      this.#move({ token: session.refreshToken, step: this.#step + 1 });
      windows.tell();
      return session;
    });
  };

  #meet(name: string): void {
    const place = () => ({ token: this.#token(), step: this.#step });
    this.#windows = new SessionWindows(name, place, (newer) => this.#move(newer));
  }

  #move({ token, step }: Place): void {
    this.#token.set(token);
    this.#step = step;
    if (token === undefined) sessionStorage.removeItem(tokenKey);
    else sessionStorage.setItem(tokenKey, token);
    if (token === undefined || this.#windows === undefined) sessionStorage.removeItem(windowsKey);
    else sessionStorage.setItem(windowsKey, `${this.#windows.name} ${step}`);
  }
}

const tokenKey = 'smc.refreshToken';
const windowsKey = 'smc.sessionWindows';
