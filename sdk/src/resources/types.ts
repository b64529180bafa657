import type { components, operations } from '../generated/schema.ts';

/** The query of an operation, without the cursor: pages see to that. */
export type Query<Operation extends keyof operations> = operations[Operation] extends {
  parameters: { query?: infer Q };
}
  ? Omit<NonNullable<Q>, 'cursor'>
  : never;

/** The JSON body an operation takes. */
export type Body<Operation extends keyof operations> = operations[Operation] extends {
  requestBody?: { content: { 'application/json': infer B } };
}
  ? B
  : never;

export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];
