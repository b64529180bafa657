import type { FieldSpec } from '@smartmedconnect/sdk/imports';

/** Where the values of one of our columns come from, as the options of a list: none, a fixed value, several columns, or one of them. */
export const noSource = '';
export const fixedValue = 'fixed';
export const severalColumns = 'several';

/** The option of one column of the file. */
export function columnChoice(name: string): string {
  return `column:${name.trim().toLowerCase()}`;
}

export function choiceOf(spec: FieldSpec | undefined): string {
  if (spec === undefined) return noSource;
  if (spec.constant !== undefined) return fixedValue;
  const [first, ...more] = spec.columns ?? [];
  return first === undefined || more.length > 0 ? severalColumns : columnChoice(first);
}

/** What the field is once an option is taken; how its values are treated stays as it was. */
export function specOf(
  choice: string,
  before: FieldSpec | undefined,
  header: readonly string[],
): FieldSpec | undefined {
  if (choice === noSource) return undefined;
  if (choice === fixedValue) return { constant: before?.constant ?? '' };
  const { constant: _, columns = [], separator, complete, ...treated } = before ?? {};
  if (choice === severalColumns) {
    return {
      ...treated,
      columns,
      ...(separator !== undefined && { separator }),
      ...(complete && { complete }),
    };
  }
  const name = header.find((one) => columnChoice(one) === choice);
  return name === undefined ? before : { ...treated, columns: [name.trim()] };
}
