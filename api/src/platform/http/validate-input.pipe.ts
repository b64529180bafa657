import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { z } from 'zod';
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
    // A schema that is not Zod's own looks at the texts itself: a row of an import is refused alone.
    const unstorable = schema instanceof z.ZodType ? unstorableTexts(result.value) : [];
    if (unstorable.length > 0) {
      const issues = unstorable.map((path) => ({ path, code: 'unstorable_text', message: unstorableText }));
      throw new Refusal('request.invalid', {
        errors: issues.flatMap((issue) => inputFaults(issue, metadata)),
      });
    }
    return result.value;
  }
}

const unstorableText = 'Holds a character that no text has: U+0000, or half of one that takes two.';

/** Where texts stand that PostgreSQL cannot keep. What is validated is no deeper than its schema. */
function unstorableTexts(value: unknown, path: string[] = []): string[][] {
  if (typeof value === 'string') {
    return value.includes('\0') || !value.isWellFormed() ? [path] : [];
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, member]) => unstorableTexts(member, [...path, name]));
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
