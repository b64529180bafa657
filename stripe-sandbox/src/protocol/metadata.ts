import type { Kind } from './parameters.ts';
import { invalid } from './refusal.ts';

export type Metadata = Record<string, string>;

/** `null` clears all; an empty text clears one name. */
export type MetadataChange = Metadata | null;

const most = { names: 50, nameLength: 40, valueLength: 500 };

export function metadata(): Kind<MetadataChange> {
  return {
    read(value, param) {
      if (value === '') return null;
      if (typeof value !== 'object' || value === null) throw invalid('Invalid object', param);
      const entries = Object.entries(value).map(([name, text]: [string, unknown]) => {
        if (typeof text !== 'string') {
          throw invalid('Metadata values must be strings.', `${param}[${name}]`);
        }
        checkEntry(name, text, param);
        return [name, text];
      });
      return Object.fromEntries(entries) as Metadata;
    },
  };
}

export function mergeMetadata(old: Metadata, change: MetadataChange | undefined): Metadata {
  if (change === undefined) return old;
  if (change === null) return {};
  const merged = Object.entries({ ...old, ...change }).filter(([, value]) => value !== '');
  if (merged.length > most.names) {
    throw invalid(`You can only have ${most.names} metadata keys.`, 'metadata');
  }
  return Object.fromEntries(merged);
}

function checkEntry(name: string, text: string, param: string): void {
  if (name.length > most.nameLength) {
    throw invalid(
      `Metadata keys can have up to ${most.nameLength} characters. You passed in a metadata key '${name}', which has ${name.length}.`,
      param,
    );
  }
  if (text.length > most.valueLength) {
    throw invalid(
      `Metadata values can have up to ${most.valueLength} characters, but you passed in a value that is ${text.length} characters.`,
      `${param}[${name}]`,
    );
  }
}
