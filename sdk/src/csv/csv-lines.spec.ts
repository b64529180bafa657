import { Pages } from '../pages.ts';
import { csvBlob, type CsvColumn, csvLines } from './csv-lines.ts';

interface Visit {
  reference: string;
  patient: string;
  netMinor: number;
}

const columns: CsvColumn<Visit>[] = [
  { title: 'reference', value: (visit) => visit.reference },
  { title: 'patient', value: (visit) => visit.patient },
  { title: 'net', value: (visit) => visit.netMinor / 100 },
];

function visits(count: number) {
  const asked: (string | undefined)[] = [];
  const pages = new Pages<Visit>((cursor) => {
    asked.push(cursor);
    const from = Number(cursor ?? 0);
    const items = Array.from({ length: Math.min(100, count - from) }, (_, i) => ({
      reference: `R-${from + i}`,
      patient: '=evil("x")',
      netMinor: -1250,
    }));
    return Promise.resolve({ items, nextCursor: from + 100 < count ? String(from + 100) : null });
  });
  return { pages, asked };
}

async function text(lines: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const line of lines) all += line;
  return all;
}

describe('a list as CSV', () => {
  it('has its titles and then a line for each item of every page', async () => {
    const { pages, asked } = visits(250);
    const lines = (await text(csvLines(pages, columns))).split('\r\n');

    expect(lines).toHaveLength(252);
    expect(lines[0]).toBe('reference,patient,net');
    expect(lines[250]).toBe(`R-249,"'=evil(""x"")",-12.5`);
    expect(lines[251]).toBe('');
    expect(asked).toEqual([undefined, '100', '200']);
  });

  it('has a header and nothing else when the list is empty', async () => {
    expect(await text(csvLines([], columns))).toBe('reference,patient,net\r\n');
  });

  it('has a line even for an item whose only cell is empty', async () => {
    expect(await text(csvLines([null], [{ title: 'note', value: (note) => note }]))).toBe('note\r\n""\r\n');
  });

  it('tells how far it is, and asks for no page more once it is given up', async () => {
    const { pages, asked } = visits(1000);
    const progress: number[] = [];
    const stop = new AbortController();
    const onProgress = (written: number): void => {
      progress.push(written);
      if (written === 200) stop.abort(new Error('enough'));
    };

    await expect(csvBlob(pages, columns, { signal: stop.signal, onProgress })).rejects.toThrow('enough');
    expect(progress).toEqual([100, 200]);
    expect(asked.length).toBeLessThanOrEqual(3);
  });

  it('as a file begins with the mark that spreadsheets know UTF-8 by', async () => {
    const blob = await csvBlob(['सीता'], [{ title: 'name', value: (name) => name }]);

    expect(blob.type).toBe('text/csv;charset=utf-8');
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(await blob.arrayBuffer())).toBe(
      '\uFEFFname\r\nसीता\r\n',
    );
  });
});
