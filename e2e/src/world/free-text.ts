import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './processes.ts';

/** A field of a request in which any words may stand: `/name` of `createVisitType`. */
export interface FreeText {
  operationId: string;
  method: string;
  /** The route as it stands in the document, with its braces. */
  route: string;
  field: string;
}

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
}

interface Operation {
  operationId: string;
  requestBody?: { content: Record<string, { schema: Schema }> };
}

type Document = { paths: Record<string, Record<string, Operation>> } & Record<string, unknown>;

/** Every field of every JSON body of the OpenAPI document that takes any text: no enum, no format and no pattern narrows it. */
export function freeTexts(): FreeText[] {
  const document = parse(readFileSync(join(root, 'openapi.yaml'), 'utf8')) as Document;
  return Object.entries(document.paths).flatMap(([route, operations]) =>
    Object.entries(operations).flatMap(([method, { operationId, requestBody }]) => {
      const schema = requestBody?.content['application/json']?.schema;
      const fields = schema ? [...new Set(fieldsOf(schema, document))] : [];
      return fields.map((field) => ({ operationId, method: method.toUpperCase(), route, field }));
    }),
  );
}

function fieldsOf(given: Schema, document: Document, at = ''): string[] {
  const schema = resolved(given, document);
  const choices = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [
    ...(takesAnyText(schema) ? [at] : []),
    ...choices.flatMap((choice) => fieldsOf(choice, document, at)),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
      fieldsOf(property, document, `${at}/${name}`),
    ),
    ...(schema.items ? fieldsOf(schema.items, document, `${at}/*`) : []),
  ];
}

function takesAnyText(schema: Schema): boolean {
  const isText = [schema.type].flat().includes('string');
  return isText && !schema.enum && schema.const === undefined && !schema.format && !schema.pattern;
}

function resolved(schema: Schema, document: Document): Schema {
  if (schema.$ref === undefined) return schema;
  const steps = schema.$ref.replace('#/', '').split('/');
  const target = steps.reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], document);
  return resolved(target as Schema, document);
}
