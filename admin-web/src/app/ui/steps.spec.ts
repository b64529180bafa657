import { TestBed } from '@angular/core/testing';
import { ConnectionFailure } from '@smartmedconnect/sdk';
import { stepsOn, type Steps } from './steps.ts';
import { Undo } from './undo.ts';

describe('what is done to a record', () => {
  let said: string[];
  let reloads: number;
  let steps: Steps;

  beforeEach(() => {
    said = [];
    reloads = 0;
    const say = (words: string) => void said.push(words);
    TestBed.configureTestingModule({ providers: [{ provide: Undo, useValue: { say } }] });
    steps = TestBed.runInInjectionContext(() => stepsOn({ reload: () => (reloads += 1) }));
  });

  it('is done once, however often it is pressed', async () => {
    let sent = 0;
    let arrive: () => void = () => undefined;
    const step = () => {
      sent += 1;
      return new Promise<void>((resolve) => (arrive = resolve));
    };
    const first = steps.take(step, 'Done.');
    const second = steps.take(step, 'Done.');
    expect(steps.busy()).toBe(true);
    arrive();
    await Promise.all([first, second]);
    expect(sent).toBe(1);
    expect(said).toEqual(['Done.']);
    expect(reloads).toBe(1);
    expect(steps.busy()).toBe(false);
  });

  it('stands as refused, and the record is read anew, as somebody else may have been first', async () => {
    await steps.take(() => Promise.reject(new ConnectionFailure('cannot be reached', false)), 'Done.');
    expect(steps.problem()?.title).toBe('The server did not answer');
    expect(said).toEqual([]);
    expect(reloads).toBe(1);
  });

  it('is told no longer once the record is read anew by hand, or another step is taken', async () => {
    const refused = () => Promise.reject(new ConnectionFailure('cannot be reached', false));
    await steps.take(refused, 'Done.');
    steps.reload();
    expect(steps.problem()).toBeUndefined();
    await steps.take(refused, 'Done.');
    await steps.take(() => Promise.resolve(), 'Done.');
    expect(steps.problem()).toBeUndefined();
  });
});
