import { Injectable, computed, inject, signal } from '@angular/core';
import { Api, type Account } from './api.ts';
import { KeptRefreshToken } from './kept-refresh-token.ts';

/** Who is signed in. The tokens themselves stay with the client; screens only see the person. */
@Injectable({ providedIn: 'root' })
export class Session {
  readonly #api = inject(Api);
  readonly #kept = inject(KeptRefreshToken);
  readonly #user = signal<Account | null>(null);

  readonly user = this.#user.asReadonly();
  readonly hospitalId = computed(() => this.#user()?.hospitalId ?? undefined);

  async signIn(email: string, password: string): Promise<void> {
    this.#user.set(await this.#api.signIn(email, password));
  }

  async signOut(): Promise<void> {
    try {
      await this.#api.signOut();
    } finally {
      this.end();
    }
  }

  /** Takes up the session this tab had before a reload. A session that is gone simply leaves nobody signed in. */
  async restore(): Promise<void> {
    if (this.#kept.read() === null) return;
    try {
      this.#user.set(await this.#api.me());
    } catch {
      this.end();
    }
  }

  /** Forgets the person here, when they sign out and when the server no longer knows the session. */
  end(): void {
    this.#kept.clear();
    this.#user.set(null);
  }
}
