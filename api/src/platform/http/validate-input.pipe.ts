import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { type InputFault, Refusal } from '../../values/refusal.ts';

const places = {
  body: undefined,
  query: 'query',
  param: 'path',
  custom: 'header',
  rawbody: undefined,
} as const;

/** Validates every body, query and path parameter by its Zod schema, and names all faults of it at once. */
@Injectable()
export class ValidateInput implements PipeTransform {
  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const schema = metadata.schema;
    if (!schema) {
      return value;
    }
    const input = metadata.type === 'body' && value === undefined ? null : value;
    const result = await schema['~standard'].validate(input);
    if (result.issues) {
      const errors = result.issues.flatMap((issue) => inputFaults(issue, metadata));
      throw new Refusal('request.invalid', { errors });
    }
    return result.value;
  }
}

type Issue = StandardSchemaV1.Issue & { code?: string; keys?: string[] };

function inputFaults(issue: Issue, { type, data }: ArgumentMetadata): InputFault[] {
  const place = places[type];
  const path = (issue.path ?? []).map((segment) =>
    String(typeof segment === 'object' ? segment.key : segment),
  );
  const base = data ? [data, ...path] : path;
  const code = issue.code ?? 'invalid';
  const fault = (segments: string[], detail: string): InputFault => ({
    pointer: pointerOf(segments),
    code,
    detail,
    ...(place && { in: place }),
  });
  if (code === 'unrecognized_keys' && issue.keys) {
    return issue.keys.map((key) => fault([...base, key], 'This field is not known here.'));
  }
  return [fault(base, issue.message)];
}

/** A JSON pointer (RFC 6901); the empty one is the whole document. */
function pointerOf(segments: string[]): string {
  return segments.map((segment) => `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
