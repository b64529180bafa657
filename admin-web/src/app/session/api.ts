import { Injectable, inject } from '@angular/core';
import { KeptRefreshToken } from './kept-refresh-token.ts';

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly fullName: string;
  readonly role: string;
  readonly hospitalId?: string | null;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** Interim. */
@Injectable({ providedIn: 'root' })
export class Api {
  readonly #kept = inject(KeptRefreshToken);
  #accessToken: string | null = null;

  async signIn(email: string, password: string): Promise<Account> {
    const body = (await this.#send('POST', '/v1/auth/sessions', { email, password })) as {
      accessToken: string;
      refreshToken: string;
      user: Account;
    };
    this.#accessToken = body.accessToken;
    this.#kept.write(body.refreshToken);
    return body.user;
  }

  async signOut(): Promise<void> {
    await this.#send('DELETE', '/v1/auth/sessions/current');
    this.#accessToken = null;
  }

  async me(): Promise<Account> {
    if (this.#accessToken === null) {
      const body = (await this.#send('POST', '/v1/auth/sessions/refresh', {
        refreshToken: this.#kept.read(),
      })) as {
        accessToken: string;
        refreshToken: string;
      };
      this.#accessToken = body.accessToken;
      this.#kept.write(body.refreshToken);
    }
    return this.get<Account>('/v1/me', {});
  }

  async get<T>(path: string, query: Record<string, string | undefined>, signal?: AbortSignal): Promise<T> {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, value);
    const text = search.toString();
    return (await this.#send('GET', text === '' ? path : `${path}?${text}`, undefined, signal)) as T;
  }

  async #send(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<unknown> {
    const headers: Record<string, string> = {};
    if (this.#accessToken !== null) headers['authorization'] = `Bearer ${this.#accessToken}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    const answer = await fetch(path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
    });
    const text = await answer.text();
    const json: unknown = text === '' ? undefined : JSON.parse(text);
    if (answer.ok) return json;
    throw Object.assign(new Error('problem'), json);
  }
}
