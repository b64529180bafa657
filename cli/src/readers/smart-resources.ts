/** The little of FHIR that a scheduling feed needs: resources come from strangers, so every step may lead nowhere. */
export type Json = Readonly<Record<string, unknown>>;

export function object(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

export function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The id in the first reference to a resource of a type: `Location/116` is `116`, whatever server stands before it. */
export function firstReference(references: unknown, type: string): string | undefined {
  for (const reference of list(references)) {
    const [id, named] = (text(object(reference)['reference']) ?? '').split('/').reverse();
    if (named === type && id !== undefined) return id;
  }
  return undefined;
}

/** The extension whose url ends in a name. */
export function extension(resource: Json, name: string): unknown {
  return list(resource['extension']).find((entry) => text(object(entry)['url'])?.split('/').at(-1) === name);
}

/** What the codings of a list of concepts are called, in order. */
export function display(concepts: unknown): string[] {
  const codings = list(concepts).flatMap((concept) => list(object(concept)['coding']));
  return codings.flatMap((coding) => text(object(coding)['display']) ?? []);
}

export function telecom(resource: Json, system: string): string | undefined {
  const contact = list(resource['telecom']).find((entry) => object(entry)['system'] === system);
  return text(object(contact)['value']);
}
