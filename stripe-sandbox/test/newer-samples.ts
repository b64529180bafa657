import { isForeign, isObject, nameOf, type Schema } from './stripe-document.ts';

/** The newer sample over the older schema of the same object. */
export function updateObject(
  schemas: Record<string, Schema>,
  name: string,
  sample: Record<string, unknown>,
): void {
  const schema = schemas[name];
  if (schema) {
    update(schemas, schema, sample);
    schema.required = schema.required?.filter((field) => field in sample) ?? [];
  }
}

function update(schemas: Record<string, Schema>, schema: Schema, sample: unknown): void {
  if (schema.$ref) {
    const target = nameOf(schema.$ref);
    if (sample === null) {
      schema.nullable = true;
    } else if (schemas[target] && !isForeign(schemas, target)) {
      update(schemas, schemas[target], sample);
    }
  } else if (sample === null) {
    schema.nullable = true;
  } else if (schema.anyOf) {
    updateAlternatives(schemas, schema.anyOf, sample);
  } else if (!fits(schema, sample)) {
    schema.anyOf = [{ ...schema }, drawn(sample)];
    delete schema.type;
    delete schema.properties;
  } else if (Array.isArray(sample)) {
    const { items } = schema;
    sample.forEach((item) => items && update(schemas, items, item));
  } else if (isObject(sample) && schema.properties) {
    updateFields(schemas, schema.properties, sample);
  } else if (schema.enum && !schema.enum.includes(sample)) {
    schema.enum.push(sample);
  }
}

function updateFields(
  schemas: Record<string, Schema>,
  fields: Record<string, Schema>,
  sample: Record<string, unknown>,
): void {
  for (const [name, value] of Object.entries(sample)) {
    const known = fields[name];
    if (!known) {
      fields[name] = { anyOf: [drawn(value)], nullable: true };
      // The samples fill a text of which nothing is known with its own name.
    } else if (value !== name) {
      update(schemas, known, value);
    }
  }
}

function updateAlternatives(schemas: Record<string, Schema>, alternatives: Schema[], sample: unknown): void {
  const kind = isObject(sample) ? sample['object'] : undefined;
  const whole = (schema: Schema) => (schema.$ref ? schemas[nameOf(schema.$ref)] : schema) ?? {};
  const same =
    alternatives.find(
      (schema) => kind !== undefined && whole(schema).properties?.['object']?.enum?.[0] === kind,
    ) ?? alternatives.find((schema) => kind === undefined && fits(whole(schema), sample));
  if (same) {
    update(schemas, same, sample);
  } else if (kind === undefined) {
    alternatives.push(drawn(sample));
  }
}

function fits({ type }: Schema, sample: unknown): boolean {
  return type === undefined || type === typeOf(sample) || (type === 'number' && typeof sample === 'number');
}

/** What can be said from one sample. */
function drawn(sample: unknown): Schema {
  if (sample === null) {
    return {};
  }
  if (isObject(sample)) {
    const fields = Object.entries(sample).map(([name, value]) => [
      name,
      { anyOf: [drawn(value)], nullable: true },
    ]);
    return { type: 'object', properties: Object.fromEntries(fields) as Record<string, Schema> };
  }
  return { type: typeOf(sample) };
}

function typeOf(sample: unknown): string {
  if (Array.isArray(sample)) {
    return 'array';
  }
  return typeof sample === 'number' && Number.isInteger(sample) ? 'integer' : typeof sample;
}
