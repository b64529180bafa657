import type { Load } from './load.ts';

export interface Compared {
  ours: Load;
  bare: Load;
  ratio: number;
  /** The statuses our API answered with, over all rounds. */
  statuses: string[];
}

const warmUps = 2;
const rounds = 5;

/**
 * Bare and ours by turns, so that what else the machine does meanwhile strikes both; the middle of five by its ratio. Two rounds go
 * before them that are not counted: a server that runs for days has compiled long ago what it does most, and ours does more than the
 * bare one, so that it needs some fifteen thousand requests for it.
 */
export async function byTurns(
  round: () => Promise<Record<'ours' | 'bare', () => Promise<Load>>>,
): Promise<Compared> {
  const measured: Omit<Compared, 'statuses'>[] = [];
  for (let number = 0; number < warmUps + rounds; number += 1) {
    const { ours, bare } = await round();
    const limit = await bare();
    const reached = await ours();
    measured.push({ ours: reached, bare: limit, ratio: reached.perSecond / limit.perSecond });
  }
  const statuses = measured.flatMap(({ ours }) => Object.keys(ours.statuses));
  const counted = measured.slice(warmUps).sort((a, b) => a.ratio - b.ratio);
  return { ...counted[Math.floor(rounds / 2)]!, statuses };
}
