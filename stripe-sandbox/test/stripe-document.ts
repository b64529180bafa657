/** Stripe's OpenAPI document and its samples, as much of their form as we read. */

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

export interface Operation {
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
export const objects = [
  'payment_intent',
  'payment_method',
  'charge',
  'refund',
  'balance_transaction',
  'event',
  'account',
];

/** An object of Stripe's that no call of ours asks for. */
export function isForeign(schemas: Record<string, Schema>, name: string): boolean {
  const schema = schemas[name];
  const isResource =
    schema?.['x-resourceId'] !== undefined || schema?.properties?.['object']?.enum !== undefined;
  return (isResource || name === 'payment_source') && !objects.includes(name) && name !== 'error';
}

export function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

export function isObject(sample: unknown): sample is Record<string, unknown> {
  return typeof sample === 'object' && sample !== null && !Array.isArray(sample);
}
