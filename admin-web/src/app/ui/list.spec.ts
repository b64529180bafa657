import { Component, input } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { ApiProblem, ConnectionFailure } from '@smartmedconnect/sdk';
import { listOf, type PageOf } from './list.ts';

const refusal = new ApiProblem({
  type: 'about:blank',
  title: 'Not yours',
  status: 403,
  code: 'auth.forbidden',
  instance: '/v1/rows',
  requestId: 'request-1',
});

interface Call {
  readonly q: string | undefined;
  readonly limit: number | undefined;
  readonly cursor: string | undefined;
}

/** A server of two pages, `a b` and `c`; what it answers next may be told. */
const server = {
  calls: [] as Call[],
  answers: [] as (Error | PageOf<string>)[],
  rows(filters: { q?: string | undefined; limit?: number }) {
    const page = async (cursor?: string): Promise<PageOf<string>> => {
      server.calls.push({ q: filters.q, limit: filters.limit, cursor });
      const answer = server.answers.shift();
      if (answer instanceof Error) throw answer;
      return (
        answer ??
        (cursor === undefined ? { items: ['a', 'b'], nextCursor: '2' } : { items: ['c'], nextCursor: null })
      );
    };
    return {
      page,
      async *[Symbol.asyncIterator]() {
        yield* (await page()).items;
        yield* (await page('2')).items;
      },
    };
  },
};

@Component({ template: '' })
class Rows {
  readonly q = input<string>();
  readonly after = input<string>();
  readonly list = listOf({
    filters: () => ({ q: this.q() }),
    pages: (filters) => server.rows(filters),
    after: this.after,
  });
}

describe('a list of the server', () => {
  let harness: RouterTestingHarness;

  const open = async (url: string) => {
    const { list } = await harness.navigateByUrl(url, Rows);
    await harness.fixture.whenStable();
    return list;
  };
  const settled = () => harness.fixture.whenStable();

  beforeEach(async () => {
    server.calls.length = 0;
    server.answers.length = 0;
    TestBed.configureTestingModule({
      providers: [provideRouter([{ path: 'rows', component: Rows }], withComponentInputBinding())],
    });
    harness = await RouterTestingHarness.create();
  });

  it('shows the page and the filters its address names, and goes to the next by the address', async () => {
    const list = await open('/rows?q=rao');
    expect([list.items(), list.hasPrevious(), list.hasNext()]).toEqual([['a', 'b'], false, true]);
    list.next();
    await settled();
    expect(TestBed.inject(Router).url).toBe('/rows?q=rao&after=2');
    expect([list.items(), list.hasPrevious(), list.hasNext()]).toEqual([['c'], true, false]);
    expect(server.calls.map(({ q, cursor }) => [q, cursor])).toEqual([
      ['rao', undefined],
      ['rao', '2'],
    ]);
  });

  it('is begun at its first page again, with its filters, from a place it has no more', async () => {
    server.answers.push(refusal);
    const list = await open('/rows?q=rao&after=gone');
    expect(list.items()).toEqual([]);
    list.url.first();
    await settled();
    expect(TestBed.inject(Router).url).toBe('/rows?q=rao');
    expect(list.items()).toEqual(['a', 'b']);
  });

  it('keeps what it shows when the server does not answer, says so, and renews it once the network is back', async () => {
    const list = await open('/rows');
    server.answers.push(new ConnectionFailure('cannot be reached', false), {
      items: ['z'],
      nextCursor: null,
    });
    list.reload();
    await settled();
    expect(list.items()).toEqual(['a', 'b']);
    expect(list.outdated()?.title).toBe('The server did not answer');
    expect(list.problem()).toBeUndefined();

    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    dispatchEvent(new Event('offline'));
    await settled();
    Reflect.deleteProperty(navigator, 'onLine');
    dispatchEvent(new Event('online'));
    await settled();
    expect([list.items(), list.outdated()]).toEqual([['z'], undefined]);
  });

  it('never shows the rows of one filter under another', async () => {
    const list = await open('/rows');
    server.answers.push(refusal);
    await harness.navigateByUrl('/rows?q=rao');
    await settled();
    expect(list.problem()?.title).toBe('Not allowed');
    expect(list.outdated()).toBeUndefined();
  });

  it('shows at once what will be, and as it was when it is not', async () => {
    const list = await open('/rows');
    const asBefore = list.show((items) => items.filter((item) => item !== 'a'));
    expect(list.items()).toEqual(['b']);
    asBefore();
    expect(list.items()).toEqual(['a', 'b']);
  });

  it('hands out all of itself as it is narrowed, from its beginning, in large pages', async () => {
    const list = await open('/rows?q=rao&after=2');
    server.calls.length = 0;
    const all: string[] = [];
    for await (const item of list.everything(new AbortController().signal)) all.push(item);
    expect(all).toEqual(['a', 'b', 'c']);
    expect(server.calls[0]).toEqual({ q: 'rao', limit: 100, cursor: undefined });
  });

  it.each([
    ['/rows', false, ''],
    ['/rows?after=2&sort=name', false, 'sort=name'],
    ['/rows?q=rao&after=2', true, 'q=rao'],
  ])('of %s is narrowed: %s, and kept as the view "%s"', async (url, narrowed, view) => {
    const list = await open(url);
    expect([list.url.narrowed(), list.url.view()]).toEqual([narrowed, view]);
  });
});
