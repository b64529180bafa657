import { importColumns, importKinds, type ImportKind } from './columns.ts';
import type { InputFault } from './faults.ts';
import { nearestWord } from './header.ts';
import type { Condition, FieldSpec, Mapping } from './mapping.ts';
import { transforms } from './transforms.ts';

type Shape = Record<string, unknown>;

/** Walks a mapping document, notes every fault with its place, and builds the mapping it can. */
export class MappingChecker {
  readonly faults: InputFault[] = [];

  mapping(document: unknown): Mapping {
    const top = this.object('mapping', document, [
      'kind',
      'title',
      'empty',
      'refuse',
      'skip',
      'repeat',
      'tables',
      'fields',
    ]);
    const kind = this.oneOf('kind', top['kind'], importKinds) ?? 'doctors';
    const tables: Record<string, Record<string, string>> = {};
    for (const [name, table] of Object.entries(this.object('tables', top['tables'] ?? {}))) {
      tables[name] = this.table(`tables.${name}`, table);
    }
    const title = top['title'] === undefined ? undefined : this.text('title', top['title']);
    return {
      kind,
      ...(title === undefined ? {} : { title }),
      empty: this.list('empty', top['empty']).map((word, i) => this.text(`empty.${i}`, word)),
      refuse: this.list('refuse', top['refuse']).map((rule, i) => this.refusal(`refuse.${i}`, rule)),
      skip: this.list('skip', top['skip']).map((rule, i) => this.skip(`skip.${i}`, rule)),
      repeat:
        this.oneOf('repeat', top['repeat'] ?? 'send', ['send', 'same', 'first', 'refuse'] as const) ?? 'send',
      fields: this.fields(kind, top['fields'], tables),
    };
  }

  fault(at: string, code: string, message: string): void {
    this.faults.push({ at, code, message });
  }

  private fields(
    kind: ImportKind,
    value: unknown,
    tables: Record<string, Record<string, string>>,
  ): Record<string, FieldSpec> {
    const known = importColumns[kind].map((column) => column.name);
    const fields: Record<string, FieldSpec> = {};
    for (const [name, spec] of Object.entries(this.object('fields', value, known))) {
      fields[name] = this.field(`fields.${name}`, spec, tables);
    }
    return fields;
  }

  private field(at: string, value: unknown, tables: Record<string, Record<string, string>>): FieldSpec {
    if (typeof value === 'string') return { columns: [value] };
    const keys = [
      'column',
      'join',
      'constant',
      'separator',
      'complete',
      'split',
      'as',
      'table',
      'otherwise',
      'optional',
    ];
    const spec = this.object(at, value, keys);
    const sources = ['column', 'join', 'constant'].filter((key) => spec[key] !== undefined);
    if (sources.length !== 1) {
      this.fault(at, 'source', 'give exactly one of column, join and constant.');
    }
    const field: FieldSpec = {};
    if (spec['column'] !== undefined) field.columns = [this.text(`${at}.column`, spec['column'])];
    if (spec['join'] !== undefined) {
      field.columns = this.list(`${at}.join`, spec['join']).map((name, i) =>
        this.text(`${at}.join.${i}`, name),
      );
    }
    if (spec['constant'] !== undefined) field.constant = this.text(`${at}.constant`, spec['constant']);
    if (spec['separator'] !== undefined) field.separator = this.raw(`${at}.separator`, spec['separator']);
    if (spec['split'] !== undefined) field.split = this.raw(`${at}.split`, spec['split']);
    if (spec['complete'] !== undefined) field.complete = this.flag(`${at}.complete`, spec['complete']);
    if (spec['optional'] !== undefined) field.optional = this.flag(`${at}.optional`, spec['optional']);
    if (spec['as'] !== undefined) field.as = this.treatments(`${at}.as`, spec['as']);
    if (spec['table'] !== undefined) field.table = this.tableOrName(`${at}.table`, spec['table'], tables);
    const otherwise = this.oneOf(`${at}.otherwise`, spec['otherwise'] ?? 'refuse', [
      'refuse',
      'keep',
      'omit',
    ] as const);
    return { ...field, otherwise: otherwise ?? 'refuse' };
  }

  private treatments(at: string, value: unknown): string[] {
    const names = (Array.isArray(value) ? value : [value]) as unknown[];
    return names.map((name) => this.oneOf(at, name, Object.keys(transforms)) ?? 'lower');
  }

  private tableOrName(
    at: string,
    value: unknown,
    tables: Record<string, Record<string, string>>,
  ): Record<string, string> {
    if (typeof value !== 'string') return this.table(at, value);
    const name = this.oneOf(at, value, Object.keys(tables));
    return name === undefined ? {} : (tables[name] ?? {});
  }

  private table(at: string, value: unknown): Record<string, string> {
    const table: Record<string, string> = {};
    for (const [from, to] of Object.entries(this.object(at, value))) {
      table[from.trim().toLowerCase()] = this.raw(`${at}.${from}`, to);
    }
    return table;
  }

  private refusal(at: string, value: unknown): Mapping['refuse'][number] {
    const rule = this.object(at, value, ['when', 'code', 'message']);
    const code = this.text(`${at}.code`, rule['code']);
    return {
      when: this.condition(`${at}.when`, rule['when']),
      code,
      message: this.text(`${at}.message`, rule['message']),
    };
  }

  private skip(at: string, value: unknown): Mapping['skip'][number] {
    const rule = this.object(at, value, ['when', 'reason']);
    return {
      when: this.condition(`${at}.when`, rule['when']),
      reason: this.text(`${at}.reason`, rule['reason']),
    };
  }

  private condition(at: string, value: unknown): Condition {
    if (Array.isArray(value)) return { all: value.map((part, i) => this.condition(`${at}.${i}`, part)) };
    const parts = this.object(at, value, ['column', 'filled', 'is', 'optional', 'all', 'any']);
    for (const key of ['all', 'any'] as const) {
      if (parts[key] === undefined) continue;
      const inner = this.list(`${at}.${key}`, parts[key]).map((part, i) =>
        this.condition(`${at}.${key}.${i}`, part),
      );
      return key === 'all' ? { all: inner } : { any: inner };
    }
    const column = this.text(`${at}.column`, parts['column']);
    const optional =
      parts['optional'] === undefined ? {} : { optional: this.flag(`${at}.optional`, parts['optional']) };
    if ((parts['filled'] === undefined) === (parts['is'] === undefined)) {
      this.fault(at, 'condition', 'give exactly one of filled and is.');
    }
    if (parts['is'] === undefined)
      return { column, filled: this.flag(`${at}.filled`, parts['filled'] ?? true), ...optional };
    const words = (Array.isArray(parts['is']) ? parts['is'] : [parts['is']]) as unknown[];
    return { column, is: words.map((word) => this.text(`${at}.is`, word)), ...optional };
  }

  private object(at: string, value: unknown, keys?: readonly string[]): Shape {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.fault(at, 'not_an_object', 'must be a list of names with values.');
      return {};
    }
    for (const key of keys === undefined ? [] : Object.keys(value)) {
      if (keys?.includes(key)) continue;
      const near = nearestWord(key, keys ?? []);
      const hint = near === undefined ? `known are ${keys?.join(', ')}` : `did you mean ${near}?`;
      this.fault(`${at === 'mapping' ? '' : `${at}.`}${key}`, 'unknown', `is not known here; ${hint}`);
    }
    return value as Shape;
  }

  private list(at: string, value: unknown): unknown[] {
    if (value === undefined) return [];
    if (Array.isArray(value)) return value;
    this.fault(at, 'not_a_list', 'must be a list.');
    return [];
  }

  private oneOf<T extends string>(at: string, value: unknown, known: readonly T[]): T | undefined {
    const found = known.find((word) => word === value);
    if (found === undefined)
      this.fault(at, 'unknown', `must be one of ${known.join(', ') || '(none defined)'}.`);
    return found;
  }

  private text(at: string, value: unknown): string {
    const text = this.raw(at, value).trim();
    if (text === '' && value !== undefined && value !== null) this.fault(at, 'empty', 'must not be empty.');
    return text;
  }

  private raw(at: string, value: unknown): string {
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    this.fault(at, 'not_a_text', value === undefined || value === null ? 'is missing.' : 'must be a text.');
    return '';
  }

  private flag(at: string, value: unknown): boolean {
    if (typeof value !== 'boolean') this.fault(at, 'not_a_flag', 'must be true or false.');
    return value === true;
  }
}
