/**
 * What a call must look like, drawn from two files that Stripe publishes: the OpenAPI document of an older version, and samples of
 * today's objects. Where they differ the samples decide: a field they have is known, a type they show is allowed, and a field they
 * no longer have need not be sent.
 */

export interface Schema {
  type?: string | string[];
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema | false;
  anyOf?: Schema[];
  additionalProperties?: Schema | boolean;
  $ref?: string;
  format?: string;
  maxLength?: number;
  nullable?: boolean;
  'x-resourceId'?: string;
}

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
}

interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content: Record<string, { schema: Schema }> }>;
}

export interface OpenApi {
  info: { version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

export interface Fixtures {
  resources: Record<string, Record<string, unknown>>;
}

export interface Contract {
  notice: string;
  version: string;
  /** By method and path: `POST /v1/refunds/{refund}`. */
  operations: Record<string, { parameters: Schema; answer: Schema }>;
  schemas: Record<string, Schema>;
}

/** Objects that may be met whole; any other is known by its id only. */
const objects = [
  'payment_intent',
  'payment_method',
  'charge',
  'refund',
  'balance_transaction',
  'event',
  'account',
];

/** Every call that the API or the sandbox's own pages make. */
const calls: Record<string, string[]> = {
  '/v1/payment_intents': ['get', 'post'],
  '/v1/payment_intents/{intent}': ['get', 'post'],
  '/v1/payment_intents/{intent}/confirm': ['post'],
  '/v1/payment_intents/{intent}/cancel': ['post'],
  '/v1/payment_intents/{intent}/capture': ['post'],
  '/v1/payment_methods': ['post'],
  '/v1/payment_methods/{payment_method}': ['get'],
  '/v1/refunds': ['get', 'post'],
  '/v1/refunds/{refund}': ['get', 'post'],
  '/v1/refunds/{refund}/cancel': ['post'],
  '/v1/charges': ['get'],
  '/v1/charges/{charge}': ['get'],
  '/v1/balance_transactions': ['get'],
  '/v1/balance_transactions/{id}': ['get'],
  '/v1/events': ['get'],
  '/v1/events/{id}': ['get'],
  '/v1/accounts/{account}': ['get'],
};

const notice =
  'Drawn by write-contract.ts from https://github.com/stripe/openapi, which is under the MIT licence (stripe-contract.LICENSE).';

export function extractContract(document: OpenApi, { resources }: Fixtures): Contract {
  const { components, paths, info } = structuredClone(document);
  const old = components.schemas;
  for (const name of objects) {
    updateObject(old, name, resources[name] ?? {});
  }
  const drawing = new Drawing(old);
  const operations: Contract['operations'] = {};
  for (const [path, methods] of Object.entries(calls)) {
    for (const method of methods) {
      const operation = paths[path]?.[method];
      if (operation) {
        operations[`${method.toUpperCase()} ${path}`] = drawing.operation(operation);
      }
    }
  }
  for (const name of ['error', ...objects]) {
    drawing.reference(name);
  }
  return { notice, version: info.version, operations, schemas: drawing.schemas() };
}

/** The newer sample over the older schema of the same object. */
function updateObject(schemas: Record<string, Schema>, name: string, sample: Record<string, unknown>): void {
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

function isObject(sample: unknown): sample is Record<string, unknown> {
  return typeof sample === 'object' && sample !== null && !Array.isArray(sample);
}

/** An object of Stripe's that no call of ours asks for. */
function isForeign(schemas: Record<string, Schema>, name: string): boolean {
  const schema = schemas[name];
  const isResource =
    schema?.['x-resourceId'] !== undefined || schema?.properties?.['object']?.enum !== undefined;
  return (isResource || name === 'payment_source') && !objects.includes(name) && name !== 'error';
}

function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

/** Copies what is needed into JSON Schema, closed: what is not named is a fault. */
class Drawing {
  private readonly old: Record<string, Schema>;
  private readonly wanted = new Map<string, Schema>();
  private readonly otherMeans: Set<unknown>;

  constructor(old: Record<string, Schema>) {
    this.old = old;
    const means = old['payment_method']?.properties?.['type']?.enum ?? [];
    // Cards are what is paid with; each of the other forty has fields of its own all over the document.
    this.otherMeans = new Set(means.filter((name) => name !== 'card'));
  }

  schemas(): Record<string, Schema> {
    return Object.fromEntries([...this.wanted].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  operation({ parameters = [], requestBody, responses }: Operation): { parameters: Schema; answer: Schema } {
    const query = parameters.filter((parameter) => parameter.in === 'query');
    const body = requestBody?.content['application/x-www-form-urlencoded']?.schema ?? { properties: {} };
    const answer = responses['200']?.content['application/json']?.schema ?? {};
    const all: Schema = {
      type: 'object',
      properties: {
        ...Object.fromEntries(query.map(({ name, schema }) => [name, schema])),
        ...body.properties,
      },
      required: [
        ...query.filter(({ required }) => required).map(({ name }) => name),
        ...(body.required ?? []),
      ],
    };
    return { parameters: this.closed(all) ?? {}, answer: this.closed(answer) ?? {} };
  }

  reference(name: string): Schema {
    if (!this.wanted.has(name)) {
      this.wanted.set(name, {});
      this.wanted.set(name, this.closed(this.old[name] ?? {}) ?? {});
    }
    return { $ref: `#/schemas/${name}` };
  }

  /** Nothing when it is about objects that we never see. */
  private closed(schema: Schema): Schema | undefined {
    const drawn = this.drawn(schema);
    if (schema.nullable) {
      return drawn ? orNull(drawn) : { type: 'null' };
    }
    return drawn;
  }

  private drawn({ $ref, anyOf, ...schema }: Schema): Schema | undefined {
    if ($ref) {
      return isForeign(this.old, nameOf($ref)) ? undefined : this.reference(nameOf($ref));
    }
    if (anyOf) {
      const alternatives = anyOf.flatMap((alternative) => this.closed(alternative) ?? []);
      return alternatives.length > 1 ? { anyOf: alternatives } : alternatives[0];
    }
    const {
      type,
      enum: values,
      format,
      maxLength,
      items,
      properties,
      required = [],
      additionalProperties,
    } = schema;
    return {
      ...(type !== undefined && { type }),
      ...(values && { enum: values }),
      ...(format === 'unix-time' && { format }),
      ...(maxLength !== undefined && { maxLength }),
      ...(items && { items: this.closed(items) ?? false }),
      ...(properties
        ? { properties: this.fields(properties), required: required.toSorted(), additionalProperties: false }
        : isObject(additionalProperties) && {
            additionalProperties: this.closed(additionalProperties) ?? false,
          }),
    };
  }

  private fields(properties: Record<string, Schema>): Record<string, Schema> {
    const drawn = Object.entries(properties)
      .filter(([name]) => !this.otherMeans.has(name))
      .flatMap(([name, schema]): [string, Schema][] => {
        const closed = this.closed(schema);
        return closed ? [[name, closed]] : [];
      });
    return Object.fromEntries(drawn);
  }
}

function orNull(schema: Schema): Schema {
  if (schema.anyOf) {
    return { anyOf: [...schema.anyOf, { type: 'null' }] };
  }
  return Object.keys(schema).length === 0 ? schema : { anyOf: [schema, { type: 'null' }] };
}
