import fc from 'fast-check';
import { EventParser, type ServerSentEvent } from './event-parser.ts';

function parse(...pieces: string[]): ServerSentEvent[] {
  const parser = new EventParser();
  return pieces.flatMap((piece) => [...parser.push(piece)]);
}

const event = (data: string, { type = 'message', lastEventId = '' } = {}): ServerSentEvent => ({
  type,
  data,
  lastEventId,
});

describe('server-sent events', () => {
  it.each<[string, string, ServerSentEvent[]]>([
    ['data alone', 'data: hello\n\n', [event('hello')]],
    ['no space after the colon', 'data:hello\n\n', [event('hello')]],
    ['two spaces, of which one belongs to the data', 'data:  hello\n\n', [event(' hello')]],
    ['several lines of data', 'data: one\ndata: two\ndata:\n\n', [event('one\ntwo\n')]],
    ['lines that end in CR', 'data: a\rdata: b\r\r', [event('a\nb')]],
    ['lines that end in CR LF', 'data: a\r\ndata: b\r\n\r\n', [event('a\nb')]],
    [
      'ends of lines of all kinds',
      'data: a\rdata: b\ndata: c\r\n\r\rdata: d\n\n',
      [event('a\nb\nc'), event('d')],
    ],
    ['a name', 'event: add\ndata: x\n\n', [event('x', { type: 'add' })]],
    [
      'a name that is none of the next event',
      'event: add\ndata: x\n\ndata: y\n\n',
      [event('x', { type: 'add' }), event('y')],
    ],
    ['a name without data, which is no event', 'event: add\n\ndata: y\n\n', [event('y')]],
    [
      'an id that stays',
      'id: 7\ndata: x\n\ndata: y\n\n',
      [event('x', { lastEventId: '7' }), event('y', { lastEventId: '7' })],
    ],
    [
      'an id that is taken back',
      'id: 7\ndata: x\n\nid\ndata: y\n\n',
      [event('x', { lastEventId: '7' }), event('y')],
    ],
    [
      'an id with U+0000, which is ignored',
      'id: 7\nid: 8\u00009\ndata: x\n\n',
      [event('x', { lastEventId: '7' })],
    ],
    ['a comment', ': still here\ndata: x\n\n', [event('x')]],
    ['a colon in the data', 'data: {"a": 1}\n\n', [event('{"a": 1}')]],
    ['a field without a value', 'data\n\ndata\ndata\n\n', [event(''), event('\n')]],
    ['fields nobody knows', 'DATA: a\ndatum: b\n data: c\ndata: x\n\n', [event('x')]],
    ['an event that is not finished', 'data: x\n\ndata: y\n', [event('x')]],
    ['nothing', '\n\n\n: a\n\n', []],
  ])('are read with %s', (_what, text, events) => {
    expect(parse(text)).toEqual(events);
  });

  it.each([
    ['retry: 500\n', 500],
    ['retry: 0\n', 0],
    ['retry: soon\n', undefined],
    ['retry: -1\n', undefined],
    ['retry: 1.5\n', undefined],
    ['retry\n', undefined],
  ])('ask by %j to wait for %s ms', (text, retryMs) => {
    const parser = new EventParser();
    expect([...parser.push(text)]).toEqual([]);
    expect(parser.retryMs).toBe(retryMs);
  });

  it('move the place on without an event, as a sign of life does, and only once the block is whole', () => {
    const parser = new EventParser('1');
    expect([...parser.push(': still here\nid: 2\n')]).toEqual([]);
    expect(parser.lastEventId).toBe('1');
    expect([...parser.push('\n')]).toEqual([]);
    expect(parser.lastEventId).toBe('2');
  });

  it('are the same however the text is cut into pieces', () => {
    const anything = fc.array(
      fc.constantFrom(
        'data',
        'id',
        'event',
        'retry',
        ':',
        ': ',
        ' ',
        'x',
        'é',
        '😀',
        '7',
        '\0',
        '\r',
        '\n',
        '\r\n',
        '\n\n',
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(anything, fc.array(fc.nat(200), { maxLength: 20 }), (tokens, cuts) => {
        const text = tokens.join('');
        const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
        const pieces = places.slice(1).map((end, i) => text.slice(places[i], end));
        expect(parse(...pieces)).toEqual(parse(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('say what was written, whatever that was and however lines end', () => {
    const line = fc.string({ unit: fc.constantFrom('a', ' ', ':', 'न', '"', '😀') });
    const sent = fc.record({
      type: fc.string({ unit: fc.constantFrom('a', '.', '_'), minLength: 1 }),
      lastEventId: fc.string({ unit: fc.constantFrom('1', 'b', '-') }),
      lines: fc.array(line, { minLength: 1 }),
    });
    fc.assert(
      fc.property(fc.array(sent), fc.constantFrom('\n', '\r', '\r\n'), (events, end) => {
        const text = events
          .map(({ type, lastEventId, lines }) =>
            [`id: ${lastEventId}`, `event: ${type}`, ...lines.map((one) => `data: ${one}`), '', ''].join(end),
          )
          .join('');
        expect(parse(text)).toEqual(
          events.map(({ lines, ...rest }) => ({ ...rest, data: lines.join('\n') })),
        );
      }),
    );
  });
});
