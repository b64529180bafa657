import { Injectable, inject, signal, untracked } from '@angular/core';
import { HospitalNames, type HospitalName } from '../ui/hospital-names.ts';
import { Client } from './client.ts';

const shownHospitals = 20;

/** Names of hospitals, each asked for once. */
@Injectable()
export class KnownHospitals extends HospitalNames {
  readonly #hospitals = inject(Client).hospitals;
  readonly #names = signal<ReadonlyMap<string, string>>(new Map());
  readonly #asked = new Map<string, Promise<void>>();

  async find(part: string, options: { signal: AbortSignal }): Promise<readonly HospitalName[]> {
    const q = part.trim();
    const query = { limit: shownHospitals, ...(q !== '' && { q }) };
    const { items } = await this.#hospitals.list(query, options).page();
    this.#keep(items);
    return items;
  }

  of(id: string): string | undefined {
    const name = this.#names().get(id);
    if (name === undefined) untracked(() => void this.know(id));
    return name;
  }

  know(id: string): Promise<void> {
    const asked = this.#asked.get(id) ?? this.#ask(id);
    this.#asked.set(id, asked);
    return asked;
  }

  async #ask(id: string): Promise<void> {
    try {
      this.#keep([await this.#hospitals.get(id)]);
    } catch {
      // The screen stands without the name; the next one asks again.
      setTimeout(() => this.#asked.delete(id));
    }
  }

  #keep(hospitals: readonly HospitalName[]): void {
    for (const { id } of hospitals) this.#asked.set(id, Promise.resolve());
    this.#names.update(
      (names) => new Map([...names, ...hospitals.map(({ id, name }) => [id, name] as const)]),
    );
  }
}
