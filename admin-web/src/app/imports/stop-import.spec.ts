import { TestBed } from '@angular/core/testing';
import { ConnectionFailure } from '@smartmedconnect/sdk';
import { Client } from '../session/client.ts';
import { Ask } from '../ui/ask.ts';
import type { Question } from '../ui/confirm-dialog.ts';
import { Undo } from '../ui/undo.ts';
import { StopImport } from './stop-import.ts';

describe('stopping an import for good', () => {
  const asked: Question[] = [];
  const sent: string[] = [];
  const said: string[] = [];

  function stopping(means: boolean, answer: () => Promise<object>) {
    for (const list of [asked, sent, said]) list.length = 0;
    const abandon = (id: string) => {
      sent.push(id);
      return answer();
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: Client, useValue: { imports: { abandon } } },
        {
          provide: Ask,
          useValue: { whether: async (question: Question) => asked.push(question) > 0 && means },
        },
        { provide: Undo, useValue: { say: (words: string) => said.push(words) } },
      ],
    });
    return TestBed.inject(StopImport);
  }
  const done = { id: 'run-1', status: 'abandoned' };

  it.each([
    [false, 'What is in stays in'],
    [true, 'Nothing was taken in'],
  ])('is asked for before, with what becomes of the rows (dry run: %s)', async (isDry, words) => {
    const stop = stopping(true, async () => done);
    expect(await stop.stop('run-1', 'slots.csv', isDry)).toBe(done);
    expect(asked[0]?.text).toContain(words);
    expect([sent, said]).toEqual([['run-1'], ['slots.csv is stopped for good.']]);
  });

  it('is not done when nobody means it', async () => {
    const stop = stopping(false, async () => done);
    expect(await stop.stop('run-1', 'slots.csv', false)).toBeUndefined();
    expect(sent).toEqual([]);
  });

  it('says why when the server did not do it', async () => {
    const stop = stopping(true, () => Promise.reject(new ConnectionFailure('cannot be reached', false)));
    expect(await stop.stop('run-1', 'slots.csv', false)).toBeUndefined();
    expect(said[0]).toContain('The server did not answer');
  });
});
