import { Injectable, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import {
  survey,
  type ImportKind,
  type ImportMode,
  type InputFault,
  type Mapping,
} from '@smartmedconnect/sdk/imports';
import { Client } from '../../session/client.ts';
import { Session } from '../../session/session.ts';
import { lastValue } from '../../ui/last-value.ts';
import { faultsIn } from './faults-in.ts';
import { guessKind } from './guess-kind.ts';
import { ImportJob } from './import-job.ts';
import { KeptMappings } from './kept-mappings.ts';
import { checkMapping, guessedMapping, isOwnFormat, unusedColumns } from './mapping-draft.ts';
import { openFile, type OpenedFile } from './open-file.ts';
import { fittingMappings } from './shipped-mappings.ts';

/** Where a mapping came from; a person who changes anything makes it theirs. */
export type Origin = 'own' | 'guessed' | 'kept' | 'shipped' | 'file' | 'hand';

interface Chosen {
  readonly mapping: Mapping;
  readonly origin: Origin;
}

/** What is to be imported, whose it is and how its columns are read: all of it before the first row is sent. */
@Injectable()
export class ImportPlan {
  readonly #client = inject(Client);
  readonly #session = inject(Session);
  readonly #kept = new KeptMappings(localStorage);

  readonly #file = signal<OpenedFile | undefined>(undefined);
  readonly #fileFaults = signal<readonly InputFault[]>([]);
  readonly #kind = linkedSignal<ImportKind>(() => guessKind(this.header()));
  readonly #chosen = linkedSignal<Chosen>(() => this.#toBeginWith(this.#kind(), this.header()));

  /** The mapping as it was before a person changed anything: what stood where on the screen then, stays there. */
  readonly #begun = linkedSignal<Chosen, Mapping>({
    source: this.#chosen,
    computation: ({ mapping, origin }, before) => (origin === 'hand' && before ? before.value : mapping),
  });

  readonly file = this.#file.asReadonly();
  readonly header = computed(() => this.#file()?.source.header ?? []);
  readonly kind = this.#kind.asReadonly();
  readonly mapping = computed(() => this.#chosen().mapping);
  readonly origin = computed(() => this.#chosen().origin);
  readonly begun = this.#begun.asReadonly();

  /** Staff have one; an admin says which. */
  readonly choosesHospital = computed(() => this.#session.user()?.role === 'admin');
  readonly #chosenHospital = signal<string | undefined>(undefined);
  readonly hospitalId = computed(() =>
    this.choosesHospital() ? this.#chosenHospital() : this.#session.hospitalId(),
  );
  readonly hospital = resource({
    params: () => this.hospitalId(),
    loader: ({ params: id, abortSignal: signal }) => this.#client.hospitals.get(id, { signal }),
  });

  /** Mappings of the product that fit, where the file is not in our own format anyway. */
  readonly #shipped = resource({
    params: () => (this.origin() === 'own' ? undefined : { kind: this.#kind(), header: this.header() }),
    loader: ({ params: { kind, header }, abortSignal }) => fittingMappings(kind, header, abortSignal),
  });
  readonly shipped = lastValue(this.#shipped);

  readonly currency = computed(() => (this.hospital.hasValue() ? this.hospital.value().currency : undefined));
  readonly check = computed(() => checkMapping(this.mapping(), this.header(), this.currency()));
  readonly unused = computed(() => unusedColumns(this.mapping(), this.header()));

  readonly survey = resource({
    params: () => {
      const { mapper, isReady } = this.check();
      const source = this.#file()?.source;
      // The hospital's currency is part of how rows are read.
      return mapper && isReady && source && this.hospital.hasValue() ? { mapper, source } : undefined;
    },
    loader: ({ params: { source, mapper }, abortSignal }) => survey(source, mapper, abortSignal),
  });

  /** A run of the same content that did not come to its end. */
  readonly #unfinished = resource({
    params: () => (this.survey.hasValue() ? this.survey.value() : undefined),
    loader: async ({ params: { contentHash }, abortSignal: signal }) => {
      const filters = { status: 'running', mode: 'apply', kind: this.#kind(), limit: 100 } as const;
      const { items } = await this.#client.imports.list({ ...filters, ...this.#named() }, { signal }).page();
      return items.find((run) => run.contentHash === contentHash);
    },
  });
  readonly unfinished = computed(() => (this.#unfinished.hasValue() ? this.#unfinished.value() : undefined));
  readonly fileFaults = computed(() => [...this.#fileFaults(), ...faultsIn(this.survey.error())]);

  async open(file: File): Promise<boolean> {
    this.#fileFaults.set([]);
    try {
      this.#file.set(await openFile(file));
      return true;
    } catch (error) {
      this.#fileFaults.set(faultsIn(error));
      return false;
    }
  }

  choose(mapping: Mapping, origin: Origin): void {
    if (mapping.kind !== this.#kind()) this.#kind.set(mapping.kind);
    this.#chosen.set({ mapping, origin });
  }

  chooseKind(kind: ImportKind): void {
    this.#kind.set(kind);
  }

  chooseHospital(id: string | undefined): void {
    this.#chosenHospital.set(id);
  }

  /** One that there was may have been stopped. */
  lookForUnfinished(): void {
    this.#unfinished.reload();
  }

  /** The file is done with; whose the next one is and what its rows are will mostly be the same. */
  forget(): void {
    this.#file.set(undefined);
    this.#fileFaults.set([]);
  }

  guessAnew(): void {
    this.choose(guessedMapping(this.#kind(), this.header()), 'guessed');
  }

  /** The file on its way, once all that must be known of it is. */
  job(mode: ImportMode): ImportJob | undefined {
    const file = this.#file();
    const { mapper } = this.check();
    if (!file || !mapper || !this.survey.hasValue()) return undefined;
    if (this.origin() !== 'own') this.#kept.keep(this.mapping(), this.header());
    const whose = { hospitalId: undefined, ...this.#named() };
    return new ImportJob({
      api: this.#client.imports,
      file,
      mapper,
      survey: this.survey.value(),
      mode,
      ...whose,
    });
  }

  /** A mapping that was used for such a file goes before a guess; a file in our own format needs none. */
  #toBeginWith(kind: ImportKind, header: readonly string[]): Chosen {
    const guess = guessedMapping(kind, header);
    if (isOwnFormat(guess, header)) return { mapping: guess, origin: 'own' };
    const kept = this.#kept.find(kind, header);
    return kept ? { mapping: kept, origin: 'kept' } : { mapping: guess, origin: 'guessed' };
  }

  /** Only an admin names the hospital to the server; everybody else has one. */
  #named(): { hospitalId?: string } {
    const id = this.choosesHospital() ? this.hospitalId() : undefined;
    return id === undefined ? {} : { hospitalId: id };
  }
}
