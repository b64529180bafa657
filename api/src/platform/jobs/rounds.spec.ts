import { setTimeout as passing } from 'node:timers/promises';
import { Rounds } from './rounds.ts';

describe('rounds', () => {
  it('follow each other, one at a time, also after one that failed', async () => {
    const faults: unknown[] = [];
    let [begun, atOnce, most] = [0, 0, 0];
    const round = async () => {
      begun += 1;
      most = Math.max(most, (atOnce += 1));
      await passing(5);
      atOnce -= 1;
      if (begun === 2) throw new Error('the second one');
    };
    const rounds = new Rounds({ round, pauseMs: 1, onFault: (fault) => faults.push(fault) });
    rounds.begin();
    while (begun < 4) await passing(1);
    await rounds.stop();

    expect(most).toBe(1);
    expect(faults).toEqual([new Error('the second one')]);
  });

  it('pause longer after a fault where they are to', async () => {
    let begun = 0;
    const round = () => ((begun += 1), Promise.reject(new Error('no')));
    const rounds = new Rounds({ round, pauseMs: 1, pauseAfterFaultMs: 60_000, onFault: () => undefined });
    rounds.begin();
    await passing(50);
    await rounds.stop();

    expect(begun).toBe(1);
  });

  it('end with the round that runs, which learns of it, and begin no other', async () => {
    let [begun, ended] = [0, 0];
    const rounds: Rounds = new Rounds({
      round: async () => {
        begun += 1;
        while (!rounds.stopping) await passing(1);
        ended += 1;
      },
      pauseMs: 1,
      onFault: () => undefined,
    });
    rounds.begin();
    while (begun === 0) await passing(1);
    await rounds.stop();
    expect([begun, ended]).toEqual([1, 1]);

    await passing(20);
    expect(begun).toBe(1);
  });
});
