import { NewsStream } from './news-stream.ts';

const listener = { accountId: 'a', role: 'admin', hospitalId: null, doctorId: null } as const;
const item = (n: number, topic = 'dispute') => ({
  id: String(n),
  type: `${topic}.opened`,
  topic,
  told: JSON.stringify({ n, filling: 'x'.repeat(300) }),
  heardBy: 'hospital' as const,
  hospitalId: 'city',
  doctorIds: [],
});
const open = (topics?: ReadonlySet<string>): NewsStream => new NewsStream({ listener, token: 't', topics });
const read = (stream: NewsStream): string => {
  const bytes = stream.body.read() as Buffer | null;
  return bytes === null ? '' : bytes.toString();
};

describe('a stream of news', () => {
  it('begins with where its listener stands, and when to come back', () => {
    const stream = open();
    stream.begin('17');
    expect(read(stream)).toBe('retry: 2000\nid: 17\n\n');
  });

  it('writes an event with its place, its name and its data, of the topics that were asked for', () => {
    const stream = open(new Set(['refund']));
    stream.tell(
      [
        { ...item(1), told: '{"n":1}' },
        { ...item(2, 'refund'), told: '{"n":2}' },
      ],
      '2',
    );
    expect(read(stream)).toBe('id: 2\nevent: refund.opened\ndata: {"n":2}\n\n');
  });

  it('says to read everything again when nobody knows what was missed, or it was more than is worth telling', () => {
    const reload = 'id: 200\nevent: reload\ndata: {"type":"reload"}\n\n';
    const stream = open();
    stream.tell(undefined, '200');
    expect(read(stream)).toBe(reload);
    stream.tell(
      Array.from({ length: 101 }, (_, n) => item(n)),
      '200',
    );
    expect(read(stream)).toBe(reload);
  });

  it('is cut off when its listener leaves 64 kB unread', () => {
    const stream = open();
    let told = 0;
    for (; stream.open && told < 10_000; told += 1) stream.tell([item(told)], String(told));
    expect(stream.body.destroyed).toBe(true);
    expect(told * item(0).told.length).toBeLessThan(128 * 1024);
  });

  it('is cut off when its listener has read nothing between two signs of life', () => {
    const stream = open();
    stream.beat('1');
    read(stream);
    stream.beat('1');
    expect(stream.open).toBe(true);
    stream.beat('1');
    stream.beat('1');
    expect(stream.open).toBe(false);
  });

  it('moves its listener’s place on with each sign of life', () => {
    const stream = open();
    stream.beat('99');
    expect(read(stream)).toBe(': still here\nid: 99\n\n');
  });
});
