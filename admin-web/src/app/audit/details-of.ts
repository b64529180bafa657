/** One line of what an entry tells beside who, what and where. */
export interface Detail {
  readonly field: string;
  readonly from?: string;
  readonly to: string;
}

/** The details of an entry as lines: fields that changed with both their values, then whatever else it tells, in its own order. */
export function detailsOf(details: Readonly<Record<string, unknown>>): Detail[] {
  const { changes, ...others } = details;
  return [
    ...entriesOf(changes).map(([field, change]) => changeLine(field, change)),
    ...Object.entries(others).map(([field, value]) => ({ field, to: written(value) })),
  ];
}

function changeLine(field: string, change: unknown): Detail {
  const sides = new Map(entriesOf(change));
  if (!sides.has('from') && !sides.has('to')) return { field, to: written(change) };
  return { field, from: written(sides.get('from')), to: written(sides.get('to')) };
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function written(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
