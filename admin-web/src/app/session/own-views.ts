import { Injectable, inject } from '@angular/core';
import { ViewStore, type View } from '../ui/view-store.ts';
import { Client } from './client.ts';

/** The views of the person who is signed in, kept by the server: they are there on every device. */
@Injectable()
export class OwnViews extends ViewStore {
  readonly #account = inject(Client).account;

  of(screen: string): Promise<readonly View[]> {
    return this.#account.savedViews({ screen, limit: 100 }).toArray();
  }

  async save(screen: string, name: string, query: string): Promise<void> {
    await this.#account.saveView({ screen, name, query });
  }

  async rename(screen: string, { id, version, query }: View, name: string): Promise<void> {
    await this.#account.replaceView(id, version, { screen, name, query });
  }

  remove({ id }: View): Promise<void> {
    return this.#account.forgetView(id);
  }
}
