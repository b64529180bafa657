import type { OpenAPIObject } from '@nestjs/swagger';
import { problemCodes, type ProblemCode } from '../../values/problem-codes.ts';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']> & { [PROBLEM_CODES]?: ProblemCode[] };
type Responses = NonNullable<OpenAPIObject['components']>['responses'];

/** The extension by which `@Problems` hands the route's own codes to this page of the document. */
export const PROBLEM_CODES = 'x-problem-codes';

const idempotencyHeader = 'Idempotency-Key';
const versionHeader = 'If-Match';

/** The codes an operation may answer with because of what it is: its own come on top, by `@Problems`. */
export function codesOf(operation: Operation): ProblemCode[] {
  const own = operation[PROBLEM_CODES];
  const parameters = (operation.parameters ?? []).flatMap((parameter) =>
    'name' in parameter ? [parameter.name] : [],
  );
  const takes = (name: string): boolean => parameters.includes(name);
  const codes: ProblemCode[] = [...(own ?? []), 'rate.limited', 'internal.error', 'internal.unavailable'];
  // A bearer token that is not good is refused even where none is needed.
  codes.push('auth.unauthenticated');
  if (operation.security?.length) codes.push('auth.forbidden');
  if (parameters.length > 0 || operation.requestBody) codes.push('request.invalid');
  if (operation.requestBody) {
    codes.push('request.malformed', 'request.too_large', 'request.unsupported_media_type');
  }
  if (takes(idempotencyHeader)) codes.push('request.idempotency_mismatch', 'request.in_progress');
  if (takes(versionHeader)) codes.push('conflict.version');
  return Object.keys(problemCodes).filter((code) => codes.includes(code as ProblemCode)) as ProblemCode[];
}

/**
 * Gives every operation its problems, one response a status with its codes and an example of each. Equal responses are one
 * component.
 */
export function addProblemResponses(document: OpenAPIObject): void {
  const responses: NonNullable<Responses> = {};
  const used = new Set<ProblemCode>();
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(item) as Operation[]) {
      const codes = codesOf(operation);
      for (const [status, same] of Map.groupBy(codes, (code) => problemCodes[code].status)) {
        const name = `Problem${status}.${same.map((code) => code.split('.').at(-1)).join('.')}`;
        responses[name] = problemResponse(status, same);
        operation.responses[String(status)] = { $ref: `#/components/responses/${name}` };
      }
      Object.assign(operation, { [PROBLEM_CODES]: codes });
      codes.forEach((code) => used.add(code));
    }
  }
  document.components = {
    ...document.components,
    responses,
    examples: Object.fromEntries([...used].map((code) => [code, { value: problemExample(code) }])),
  };
}

function problemResponse(status: number, codes: ProblemCode[]): NonNullable<Responses>[string] {
  return {
    description: codes.map((code) => `\`${code}\`: ${problemCodes[code].title}.`).join('\n\n'),
    ...((status === 429 || status === 503) && {
      headers: {
        'Retry-After': { description: 'Seconds to wait before trying again.', schema: { type: 'integer' } },
      },
    }),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  };
}

function problemExample(code: ProblemCode) {
  const { status, title } = problemCodes[code];
  const fault = { pointer: '/email', code: 'invalid_format', detail: 'Invalid email address' };
  return {
    type: `/problems/${code}`,
    title,
    status,
    code,
    instance: '/v1/…',
    requestId: '019adc5a-7c00-7000-8000-0000000000ff',
    ...(code === 'request.invalid' && { errors: [fault] }),
  };
}
