import { z } from 'zod';
import { problemCodes, type ProblemCode } from '../../values/problem-codes.ts';

const codes = Object.keys(problemCodes) as [ProblemCode, ...ProblemCode[]];

export const inputFaultSchema = z
  .object({
    pointer: z.string().meta({ description: 'A JSON pointer into the body, or the name in `in`.' }),
    code: z.string(),
    detail: z.string(),
    in: z.enum(['query', 'path', 'header']).optional(),
  })
  .meta({ id: 'InputFault' });

/** RFC 9457, with a stable code, the request's id, and every fault of an input at once. */
export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(codes).meta({ id: 'ProblemCode' }),
    detail: z.string().optional(),
    instance: z.string(),
    requestId: z.string(),
    errors: z.array(inputFaultSchema).optional(),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problemSchema>;
