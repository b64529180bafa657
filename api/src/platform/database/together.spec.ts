import { Together } from './together.ts';

describe('questions asked together', () => {
  function doubling() {
    const asked: number[][] = [];
    const together = new Together((numbers: number[]) => {
      asked.push(numbers);
      return Promise.resolve(numbers.map((number) => 2 * number));
    });
    return { asked, ask: (number: number) => together.ask(number) };
  }

  it('are one question for the database, and each gets its own answer', async () => {
    const { asked, ask } = doubling();

    expect(await Promise.all([ask(1), ask(2), ask(3)])).toEqual([2, 4, 6]);
    expect(asked).toEqual([[1, 2, 3]]);
  });

  it('are asked again for those that come later', async () => {
    const { asked, ask } = doubling();

    await ask(1);
    expect(await ask(2)).toBe(4);
    expect(asked).toEqual([[1], [2]]);
  });

  it('are split where they are very many', async () => {
    const { asked, ask } = doubling();
    const many = Array.from({ length: 150 }, (_, number) => number);

    expect(await Promise.all(many.map(ask))).toEqual(many.map((number) => 2 * number));
    expect(asked.map(({ length }) => length)).toEqual([64, 64, 22]);
  });

  it('all fail when the one question does, and the next ones do not', async () => {
    let down = true;
    const together = new Together((numbers: number[]) =>
      down ? Promise.reject(new Error('the database is away')) : Promise.resolve(numbers),
    );

    const outcomes = await Promise.allSettled([together.ask(1), together.ask(2)]);
    down = false;

    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await together.ask(3)).toBe(3);
  });

  it('fail loudly when there are fewer answers than questions', async () => {
    const together = new Together<number, number>(() => Promise.resolve([]));

    await expect(together.ask(1)).rejects.toThrow('1 questions were given 0 answers');
  });
});
