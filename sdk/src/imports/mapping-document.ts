import type { Condition, FieldSpec, Mapping } from './mapping.ts';

/**
 * The way back from `readMapping`: a mapping as a plain document, written as shortly as a person would, to be kept as YAML or JSON and read again
 * into the same mapping.
 */
export function mappingDocument(mapping: Mapping): Record<string, unknown> {
  const { kind, title, empty, skip, refuse, repeat, fields } = mapping;
  return {
    kind,
    ...(title !== undefined && { title }),
    ...(empty.length > 0 && { empty }),
    ...(skip.length > 0 && { skip: skip.map((rule) => ({ ...rule, when: conditionDocument(rule.when) })) }),
    ...(refuse.length > 0 && {
      refuse: refuse.map((rule) => ({ ...rule, when: conditionDocument(rule.when) })),
    }),
    ...(repeat !== 'send' && { repeat }),
    fields: Object.fromEntries(Object.entries(fields).map(([name, spec]) => [name, fieldDocument(spec)])),
  };
}

function fieldDocument({ columns, constant, as, otherwise, ...spec }: FieldSpec): unknown {
  const [first, ...more] = columns ?? [];
  const document = {
    ...(constant !== undefined && { constant }),
    ...(first !== undefined && (more.length > 0 ? { join: columns } : { column: first })),
    ...spec,
    ...(as !== undefined && { as: as.length === 1 ? as[0] : as }),
    ...(otherwise !== undefined && otherwise !== 'refuse' && { otherwise }),
  };
  const isPlain = first !== undefined && Object.keys(document).join() === 'column';
  return isPlain ? first : document;
}

/** A list says that all of it holds. */
function conditionDocument(condition: Condition): unknown {
  if ('all' in condition) return { all: condition.all.map(conditionDocument) };
  if ('any' in condition) return { any: condition.any.map(conditionDocument) };
  return condition;
}
