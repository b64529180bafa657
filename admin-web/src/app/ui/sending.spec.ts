import { ApiProblem, ConnectionFailure } from '@smartmedconnect/sdk';
import { Sending } from './sending.ts';

const changed = new ApiProblem({
  type: 'about:blank',
  title: 'No',
  status: 412,
  instance: '/v1/reviews/0199',
  code: 'conflict.version',
  requestId: 'request-1',
});

describe('a form on its way', () => {
  it('is sent once, however often its button is pressed', async () => {
    const sending = new Sending();
    let sent = 0;
    let arrive: () => void = () => undefined;
    const call = () => {
      sent += 1;
      return new Promise<void>((resolve) => (arrive = resolve));
    };
    const presses = [sending.send(call), sending.send(call)];
    expect(sending.busy()).toBe(true);
    arrive();
    expect(await Promise.all(presses)).toEqual([true, false]);
    expect(sent).toBe(1);
    expect(sending.busy()).toBe(false);
  });

  it('may be sent again after the network was lost, and what was refused then no longer stands', async () => {
    const sending = new Sending();
    expect(await sending.send(() => Promise.reject(new ConnectionFailure('lost', false)))).toBe(false);
    expect(sending.problem()?.title).toBe('The server did not answer');
    expect(await sending.send(() => Promise.resolve())).toBe(true);
    expect(sending.problem()).toBeUndefined();
  });

  it('is not sent again on what somebody else has changed, until that was read anew', async () => {
    const sending = new Sending();
    let sent = 0;
    await sending.send(() => Promise.reject(changed));
    expect(sending.stale()).toBe(true);
    expect(await sending.send(async () => (sent += 1))).toBe(false);
    sending.forget();
    expect(await sending.send(async () => (sent += 1))).toBe(true);
    expect(sent).toBe(1);
  });

  it('stays here while it has faults of its own, which stand in it until it has none', async () => {
    const sending = new Sending();
    const found = [{ pointer: '/reason', words: 'Say why.' }];
    let sent = 0;
    await sending.send(() => Promise.reject(new ConnectionFailure('lost', false)));
    expect(await sending.send(async () => (sent += 1), found)).toBe(false);
    expect([sent, sending.faults(), sending.problem()]).toEqual([0, found, undefined]);
    expect(await sending.send(async () => (sent += 1))).toBe(true);
    expect([sent, sending.faults()]).toEqual([1, []]);
  });
});
