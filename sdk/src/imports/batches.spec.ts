import fc from 'fast-check';
import { batches, type Batch, type PassedOverCounts } from './batches.ts';
import { readMapping } from './mapping.ts';
import { createRowMapper } from './row-mapper.ts';
import type { Source, SourceRecord } from './source.ts';
import { survey } from './survey.ts';

describe('batches', () => {
  it('hold every row once, in order, full but for the last, and as many as the survey counted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        async (blanks, size) => {
          const source = sourceOf(blanks.map((blank, i) => (blank ? ['', ' '] : [`d${i}`, 'x'])));
          const rows = blanks.filter((blank) => !blank).length;
          fc.pre(rows > 0);
          const mapper = mapperOf(source);
          const passedOver: PassedOverCounts = {};
          const all: Batch[] = [];
          for await (const batch of batches(source, mapper, size, passedOver)) all.push(batch);
          expect(all.map((batch) => batch.number)).toEqual(all.map((_, i) => i + 1));
          expect(all.slice(0, -1).every((batch) => batch.rows.length === size)).toBe(true);
          expect(all.flatMap((batch) => batch.rows.map((row) => row.externalId))).toEqual(
            blanks.flatMap((blank, i) => (blank ? [] : [`d${i}`])),
          );
          expect(all.flatMap((batch) => batch.records.map((r) => r.line))).toEqual(
            all.flatMap((b) => b.rows.map((r) => r.line)),
          );
          expect(passedOver['blank line'] ?? 0).toBe(blanks.length - rows);
          expect((await survey(source, mapper)).totalRows).toBe(rows);
        },
      ),
      { numRuns: 50 },
    );
  });
});

it('leaves out lines the reader says are no rows, and counts them by reason', async () => {
  const source: Source = {
    header: ['external_id', 'full_name'],
    async *records() {
      yield await Promise.resolve({ line: 1, cells: ['a', 'x'], passedOver: 'status busy' });
      yield { line: 2, cells: ['b', 'y'] };
    },
  };
  const passedOver: PassedOverCounts = {};
  const lines: number[] = [];
  for await (const { rows } of batches(source, mapperOf(source), 9, passedOver))
    lines.push(...rows.map((row) => row.line));
  expect([lines, passedOver, (await survey(source, mapperOf(source))).totalRows]).toEqual([
    [2],
    { 'status busy': 1 },
    1,
  ]);
});

describe('survey', () => {
  it('gives the same hash for the same content and another for any change', async () => {
    const hash = async (rows: string[][], header?: string[]) => {
      const source = sourceOf(rows, header);
      return (await survey(source, mapperOf(source))).contentHash;
    };
    const base = await hash([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(base).toMatch(/^[0-9a-f]{64}$/);
    expect(
      await hash([
        ['a', 'b'],
        ['c', 'd'],
      ]),
    ).toBe(base);
    const others = await Promise.all([
      hash([['a', 'b']]),
      hash([
        ['c', 'd'],
        ['a', 'b'],
      ]),
      hash([
        ['a', 'b'],
        ['', ''],
        ['c', 'd'],
      ]),
      hash([
        ['a', 'bc'],
        ['', 'd'],
      ]),
      hash(
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
        ['full_name', 'external_id'],
      ),
    ]);
    expect(new Set([base, ...others]).size).toBe(6);
  });

  it('takes the short cut of a source that knows its rows, but not when a mapping may pass rows over', async () => {
    const digest = () => Promise.resolve({ rows: 7, digest: 'd' });
    const source = { ...sourceOf([['a', 'b']]), digest };
    const fields = { external_id: 'external_id', full_name: 'full_name' };
    const mapping = readMapping({ kind: 'doctors', repeat: 'first', fields });
    const choosy = createRowMapper({ kind: 'doctors', header: source.header, mapping });
    expect((await survey(source, mapperOf(source))).totalRows).toBe(7);
    expect((await survey(source, choosy)).totalRows).toBe(1);
  });

  it('refuses content without a row', async () => {
    const source = sourceOf([['', '']]);
    await expect(survey(source, mapperOf(source))).rejects.toThrow('no data rows');
  });
});

function sourceOf(rows: string[][], header = ['external_id', 'full_name']): Source {
  return {
    header,
    async *records(): AsyncGenerator<SourceRecord> {
      for (const [i, cells] of rows.entries()) yield await Promise.resolve({ line: i + 2, cells });
    },
  };
}

function mapperOf(source: Source) {
  return createRowMapper({ kind: 'doctors', header: source.header });
}
