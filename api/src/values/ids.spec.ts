import { isId, newId, newIds } from './ids.ts';

describe('many ids at once', () => {
  const ids = newIds(20_000);

  it('are UUIDs of version 7, each once, ascending', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toBe(true);
    expect([...ids].sort()).toEqual(ids);
  });

  it('carry the moment like single ones do', () => {
    const momentOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

    expect(Math.abs(momentOf(newIds(1)[0] ?? '') - momentOf(newId()))).toBeLessThan(5000);
  });
});

describe('the form of an id', () => {
  it.each([
    ['a new one', newId(), true],
    ['one in capitals', newId().toUpperCase(), true],
    ['what is longer', `${newId()}0`, false],
    ['what has other letters', newId().replace('-7', '-x'), false],
    ['an id of Stripe', 'pi_3Nabc', false],
  ])('%s: %#', (_, text, has) => {
    expect(isId(text)).toBe(has);
  });
});
