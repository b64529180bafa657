import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { problemCodes, type ProblemCode } from '../../values/problem-codes.ts';
import { problemSchema } from './problem.schemas.ts';

export const RETURNS = 'returns';
export const PROBLEMS = 'problems';

export interface Declaration {
  status: number;
  schema: z.ZodType | null;
}

/**
 * What a route answers: its status, and the schema of its body (`null` for none). Documents it, sets the status, and lets
 * tests hold every answer against the schema.
 */
export function Returns(status: number, schema: z.ZodType | null, description = ''): MethodDecorator {
  const response = schema ? { status, description, standardSchema: schema } : { status, description };
  return applyDecorators(SetMetadata(RETURNS, { status, schema }), HttpCode(status), ApiResponse(response));
}

/** The problem codes a route may answer with, beyond those every route has. */
export function Problems(...codes: ProblemCode[]): MethodDecorator {
  const byStatus = Map.groupBy(codes, (code) => problemCodes[code].status);
  const responses = [...byStatus].map(([status, same]) =>
    ApiResponse({
      status,
      description: same.map((code) => `\`${code}\``).join(', '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    } as Parameters<typeof ApiResponse>[0]),
  );
  return applyDecorators(SetMetadata(PROBLEMS, codes), ...responses);
}

export { problemSchema };
