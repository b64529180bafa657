import {
  mappingDocument,
  readMapping,
  withoutRejectColumns,
  type Mapping,
} from '@smartmedconnect/sdk/imports';

/** As many as are kept; the one that was not needed for the longest time goes. */
const mostKept = 20;
const place = 'smc.mappings';

/**
 * Mappings that were used on this device, by the columns of the file and what its rows are. They hold names of columns and fixed words, nothing of any
 * row, and so may outlive the tab.
 */
export class KeptMappings {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  find(kind: Mapping['kind'], header: readonly string[]): Mapping | undefined {
    const key = keyOf(kind, header);
    const document = this.#all().find(([known]) => known === key)?.[1];
    return document === undefined ? undefined : read(document);
  }

  keep(mapping: Mapping, header: readonly string[]): void {
    const key = keyOf(mapping.kind, header);
    const others = this.#all().filter(([known]) => known !== key);
    const all = [[key, mappingDocument(mapping)], ...others].slice(0, mostKept);
    try {
      this.#storage.setItem(place, JSON.stringify(all));
    } catch {
      // A device that keeps nothing asks again the next time.
    }
  }

  #all(): [string, unknown][] {
    try {
      const all: unknown = JSON.parse(this.#storage.getItem(place) ?? '[]');
      return Array.isArray(all) ? all.filter(isEntry) : [];
    } catch {
      return [];
    }
  }
}

/** The rejects of a file have its columns and four of ours. */
function keyOf(kind: Mapping['kind'], header: readonly string[]): string {
  return JSON.stringify([kind, ...withoutRejectColumns(header).map((name) => name.trim().toLowerCase())]);
}

function isEntry(entry: unknown): entry is [string, unknown] {
  return Array.isArray(entry) && entry.length === 2 && typeof entry[0] === 'string';
}

/** What an older portal has kept may not be a mapping any more. */
function read(document: unknown): Mapping | undefined {
  try {
    return readMapping(document);
  } catch {
    return undefined;
  }
}
