import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiExtension, ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import type { ProblemCode } from '../../values/problem-codes.ts';
import { PROBLEM_CODES } from '../openapi/problem-responses.ts';

/** The media type of server-sent events (WHATWG HTML, section 9.2). */
export const eventStream = 'text/event-stream';
export const RETURNS = 'returns';
export const PROBLEMS = 'problems';

export interface Declaration {
  status: number;
  schema: z.ZodType | null;
  /** The answer goes on until the caller goes. */
  endless?: true;
}

/**
 * What a route answers: its status, and the schema of its body (`null` for none). Documents it, sets the status, and lets
 * tests hold every answer against the schema.
 */
export function Returns(status: number, schema: z.ZodType | null, description = ''): MethodDecorator {
  const response = schema ? { status, description, standardSchema: schema } : { status, description };
  return applyDecorators(SetMetadata(RETURNS, { status, schema }), HttpCode(status), ApiResponse(response));
}

/** The same for a route that answers a file: a `StreamableFile` of that media type, or of one of those. */
export function ReturnsFile(mediaTypes: string | readonly string[], description: string): MethodDecorator {
  const schema = { type: 'string', format: 'binary' };
  const content = Object.fromEntries([mediaTypes].flat().map((mediaType) => [mediaType, { schema }]));
  return applyDecorators(
    SetMetadata(RETURNS, { status: 200, schema: null }),
    HttpCode(200),
    ApiResponse({ status: 200, description, content }),
  );
}

/** The same for a route that answers server-sent events without end; the `data` of each is of the schema. */
export function ReturnsEvents(schema: z.ZodType, description: string): MethodDecorator {
  return applyDecorators(
    SetMetadata(RETURNS, { status: 200, schema: null, endless: true }),
    HttpCode(200),
    ApiProduces(eventStream),
    ApiResponse({ status: 200, description, standardSchema: schema }),
  );
}

/** The problem codes a route may answer with, beyond those every route has; the document lists them with an example each. */
export function Problems(...codes: ProblemCode[]): MethodDecorator {
  return applyDecorators(SetMetadata(PROBLEMS, codes), ApiExtension(PROBLEM_CODES, codes));
}
