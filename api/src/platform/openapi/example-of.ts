import type { JsonSchema } from './json-schema.ts';

const byFormat: Record<string, unknown> = {
  'date-time': '2026-12-01T09:30:00.000Z',
  date: '2026-12-01',
  uuid: '019adc5a-7c00-7000-8000-000000000001',
  email: 'asha.rao@example.org',
  uri: 'https://example.org/',
};

/** An example of a schema: the declared one where there is one, else put together from those of its parts. */
export function exampleOf(
  schema: JsonSchema,
  schemas: Record<string, unknown>,
  within: string[] = [],
): unknown {
  const declared = declaredExample(schema);
  if (declared !== undefined) return declared;
  const reference = schema['$ref'];
  if (typeof reference === 'string') {
    const name = reference.split('/').at(-1) ?? '';
    const target = schemas[name] as JsonSchema | undefined;
    return target && !within.includes(name) ? exampleOf(target, schemas, [...within, name]) : null;
  }
  const [variant] = (schema['anyOf'] ?? schema['oneOf'] ?? []) as JsonSchema[];
  if (variant) return exampleOf(variant, schemas, within);
  const parts = schema['allOf'] as JsonSchema[] | undefined;
  if (parts) return Object.assign({}, ...parts.map((part) => exampleOf(part, schemas, within))) as unknown;
  return exampleByType(schema, schemas, within);
}

function declaredExample(schema: JsonSchema): unknown {
  const [first] = (schema['examples'] ?? []) as unknown[];
  const [option] = (schema['enum'] ?? []) as unknown[];
  return schema['example'] ?? first ?? schema['const'] ?? schema['default'] ?? option;
}

function exampleByType(schema: JsonSchema, schemas: Record<string, unknown>, within: string[]): unknown {
  const type = Array.isArray(schema['type']) ? (schema['type'][0] as unknown) : schema['type'];
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>).map(([name, property]) => [
          name,
          exampleOf(property, schemas, within),
        ]),
      );
    case 'array':
      return [exampleOf((schema['items'] ?? {}) as JsonSchema, schemas, within)];
    case 'string':
      return byFormat[String(schema['format'])] ?? 'text'.padEnd(Number(schema['minLength'] ?? 0), '.');
    case 'integer':
    case 'number':
      return schema['minimum'] ?? 1;
    case 'boolean':
      return true;
    default:
      return null;
  }
}
