import { nextPage, previousPage, trailIn, type ListPosition } from './paging.ts';

const first: ListPosition = { after: undefined, trail: [] };

describe('a place in a list handed out by cursor', () => {
  it('walks back over exactly the pages it came by', () => {
    const second = nextPage(first, 'b');
    const third = nextPage(second, 'c');
    const fourth = nextPage(third, 'd');

    expect(fourth).toEqual({ after: 'd', trail: ['b', 'c'] });
    expect(previousPage(fourth)).toEqual(third);
    expect(previousPage(third)).toEqual(second);
    expect(previousPage(second)).toEqual(first);
  });

  it('goes back to the first page when the way is not known, as after opening a shared link', () => {
    expect(previousPage({ after: 'somewhere', trail: [] })).toEqual(first);
  });

  it('stays on the first page when there is nothing before it', () => {
    expect(previousPage(first)).toEqual(first);
  });
});

describe('the trail in a history entry', () => {
  it('is read back as it was kept', () => {
    expect(trailIn({ navigationId: 4, trail: ['b', 'c'] })).toEqual(['b', 'c']);
  });

  it.each([[null], [undefined], ['b'], [{}], [{ trail: 'b' }], [{ trail: ['b', 3] }]])(
    'counts as none when the entry holds %j',
    (state) => {
      expect(trailIn(state)).toEqual([]);
    },
  );
});
