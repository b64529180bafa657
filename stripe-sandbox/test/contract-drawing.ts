import { isForeign, isObject, nameOf, type Operation, type Schema } from './stripe-document.ts';

/** Copies what is needed into JSON Schema, closed: what is not named is a fault. */
export class Drawing {
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
