import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;

/**
 * A component that is read differently as input (defaults may be left out) is collected under this prefix first;
 * `mergeInputComponents` gives it its final name.
 */
const inputMark = 'Input.';
const schemaPath = '#/components/schemas/';

/** Zod to the JSON Schema of OpenAPI 3.1 (draft 2020-12), with each schema that has an id as a component. */
export function toJsonSchema(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.ZodType)) {
    return undefined;
  }
  const {
    $schema: _,
    $defs,
    ...root
  } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: schemaType,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => tidy(zodSchema, jsonSchema),
  });
  const mark = schemaType === 'input' ? inputMark : '';
  return {
    schema: pointToComponents(root, mark),
    components: Object.fromEntries(
      Object.entries($defs ?? {}).map(([name, definition]) => [
        mark + name,
        pointToComponents(definition, mark),
      ]),
    ),
  };
}

/** One component where input and output are read alike; else the input's is called `<Name>Input`. */
export function mergeInputComponents<T extends { components?: { schemas?: Record<string, unknown> } }>(
  document: T,
): T {
  const schemas = document.components?.schemas ?? {};
  const inputs = Object.keys(schemas).filter((name) => name.startsWith(inputMark));
  const finalNames = new Map(inputs.map((name) => [name, name.slice(inputMark.length)]));
  for (let changed = true; changed;) {
    changed = false;
    for (const [name, target] of finalNames) {
      const plain = name.slice(inputMark.length);
      const twin = schemas[plain];
      if (target === plain && twin !== undefined && !same(renamed(schemas[name], finalNames), twin)) {
        finalNames.set(name, `${plain}Input`);
        changed = true;
      }
    }
  }
  const merged = renamed(document, finalNames);
  for (const [name, target] of finalNames) {
    const all = merged.components?.schemas ?? {};
    all[target] = all[name];
    Reflect.deleteProperty(all, name);
  }
  return merged;
}

/** Leaves out what Zod adds for machines and no reader needs. */
function tidy(zodSchema: z.core.$ZodTypes, schema: JsonSchema): void {
  if (schema['minimum'] === Number.MIN_SAFE_INTEGER) delete schema['minimum'];
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum'];
  if (['date-time', 'date', 'uuid', 'email'].includes(String(schema['format']))) delete schema['pattern'];
  // An answer may gain fields; only what is declared strict says that there are no others.
  if (zodSchema._zod.def.type === 'object' && zodSchema._zod.def.catchall === undefined) {
    delete schema['additionalProperties'];
  }
}

function pointToComponents<T>(value: T, mark: string): T {
  return mapReferences(value, (reference) => reference.replace(/^#\/\$defs\//, `${schemaPath}${mark}`));
}

function renamed<T>(value: T, names: Map<string, string>): T {
  return mapReferences(value, (reference) => {
    const name = reference.slice(schemaPath.length);
    return reference.startsWith(schemaPath) ? `${schemaPath}${names.get(name) ?? name}` : reference;
  });
}

function mapReferences<T>(value: T, map: (reference: string) => string): T {
  return JSON.parse(JSON.stringify(value), (key, member: unknown) =>
    key === '$ref' && typeof member === 'string' && member.startsWith('#/') ? map(member) : member,
  ) as T;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
