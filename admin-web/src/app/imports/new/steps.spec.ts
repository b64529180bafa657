import { after, moves, stageOf, stages, type Move, type Step } from './steps.ts';

const walk = (...path: Move[]): Step => path.reduce<Step>(after, 'file');

describe('a new import', () => {
  it('goes from the file over its columns and a dry run to the import, and begins anew with another file', () => {
    expect(walk('chosen', 'mapped', 'ended', 'applied', 'ended')).toBe('done');
    expect(walk('chosen', 'mapped', 'ended', 'applied', 'ended', 'another')).toBe('file');
  });

  it('takes an interrupted run up again without another dry run', () => {
    expect(walk('chosen', 'applied')).toBe('importing');
  });

  it('never goes in without having been looked at: no move leads from the file to the import', () => {
    expect(Object.values(moves.file)).toEqual(['columns']);
  });

  it('stays where it is when a move does not fit, such as a dry run that ends after it was given up', () => {
    expect(walk('chosen', 'mapped', 'dropped', 'ended')).toBe('columns');
  });

  it('can leave every step, and every step can be reached', () => {
    const reached = new Set<Step>(['file']);
    for (const step of reached) for (const next of Object.values(moves[step])) reached.add(next);
    expect([...reached].sort()).toEqual(Object.keys(moves).sort());
    for (const ways of Object.values(moves)) expect(Object.keys(ways)).not.toEqual([]);
    expect(new Set(Object.values(stageOf))).toEqual(new Set(stages));
  });
});
