import { Injectable, computed, inject, signal } from '@angular/core';
import { ApiProblem, type components } from '@smartmedconnect/sdk';
import { Client } from './client.ts';
import { KeptRefreshToken } from './kept-refresh-token.ts';

/** Who is signed in. The tokens themselves stay with the client; screens only see the person. */
@Injectable({ providedIn: 'root' })
export class Session {
  readonly #account = inject(Client).account;
  readonly #token = inject(KeptRefreshToken).token;
  readonly #person = signal<components['schemas']['Account'] | undefined>(undefined);

  readonly #failure = signal<unknown>(undefined);

  /** What came instead of an answer when the kept session was to be taken up: whose it is, is not known. */
  readonly failure = computed(() => (this.#token() === undefined ? undefined : this.#failure()));
  /** Nobody as soon as the session has ended, be it by signing out or because the server no longer renews it. */
  readonly user = computed(() => (this.#token() === undefined ? undefined : this.#person()));
  readonly hospitalId = computed(() => this.user()?.hospitalId ?? undefined);

  async signIn(credentials: components['schemas']['SignIn']): Promise<void> {
    await this.#account.signIn(credentials);
    this.#person.set(await this.#account.me());
    this.#failure.set(undefined);
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

  /**
   * Takes up the session this tab had before a reload; when that is gone, simply nobody is signed in. A server that does not answer has
   * not said that: the session is kept, and asked for again.
   */
  async restore(): Promise<void> {
    if (this.#token() === undefined) return;
    try {
      this.#person.set(await this.#account.me());
      this.#failure.set(undefined);
    } catch (error) {
      this.#failure.set(isRefused(error) ? undefined : error);
    }
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 401 || error.status === 403);
}
