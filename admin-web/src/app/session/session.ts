import { Injectable, computed, inject, signal } from '@angular/core';
import type { components } from '@smartmedconnect/sdk';
import { Client } from './client.ts';
import { KeptRefreshToken } from './kept-refresh-token.ts';

/** Who is signed in. The tokens themselves stay with the client; screens only see the person. */
@Injectable({ providedIn: 'root' })
export class Session {
  readonly #account = inject(Client).account;
  readonly #token = inject(KeptRefreshToken).token;
  readonly #person = signal<components['schemas']['Account'] | undefined>(undefined);

  /** Nobody as soon as the session has ended, be it by signing out or because the server no longer renews it. */
  readonly user = computed(() => (this.#token() === undefined ? undefined : this.#person()));
  readonly hospitalId = computed(() => this.user()?.hospitalId ?? undefined);

  async signIn(credentials: components['schemas']['SignIn']): Promise<void> {
    await this.#account.signIn(credentials);
    this.#person.set(await this.#account.me());
  }

  /** Signs out here even when the server cannot be told: the tokens are forgotten either way. */
  async signOut(): Promise<void> {
    try {
      await this.#account.signOut();
    } catch {
      // The session ends by itself on the server.
    }
    this.#person.set(undefined);
  }

  /** Takes up the session this tab had before a reload; when that is gone, simply nobody is signed in. */
  async restore(): Promise<void> {
    if (this.#token() === undefined) return;
    try {
      this.#person.set(await this.#account.me());
    } catch {
      this.#person.set(undefined);
    }
  }
}
