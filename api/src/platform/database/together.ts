interface Waiting<Question, Answer> {
  question: Question;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/** As many as are asked at once, so that none waits for a very long statement. */
const most = 64;

/**
 * Questions of requests that are at work at the same time, asked in one round trip: those that come within a turn of the event
 * loop. A busy server asks several at a time and has its hands free for more; an idle one asks each at once.
 *
 * ```ts
 * const names = new Together((ids: string[]) => readNames(database, ids));   // the answers in the order of the questions
 * const name = await names.ask(id);
 * ```
 *
 * For questions that cannot fail by themselves: what goes wrong goes wrong for all that are asked together.
 */
export class Together<Question, Answer> {
  private waiting: Waiting<Question, Answer>[] = [];

  constructor(private readonly answerAll: (questions: Question[]) => Promise<Answer[]>) {}

  ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ question, resolve, reject });
      if (this.waiting.length === 1) {
        setImmediate(() => this.askAll());
      }
    });
  }

  private askAll(): void {
    const all = this.waiting;
    this.waiting = [];
    for (let first = 0; first < all.length; first += most) {
      void this.answer(all.slice(first, first + most));
    }
  }

  private async answer(asked: Waiting<Question, Answer>[]): Promise<void> {
    try {
      const answers = await this.answerAll(asked.map(({ question }) => question));
      if (answers.length !== asked.length) {
        throw new Error(`${asked.length} questions were given ${answers.length} answers`);
      }
      asked.forEach(({ resolve }, index) => resolve(answers[index] as Answer));
    } catch (error) {
      asked.forEach(({ reject }) => reject(error));
    }
  }
}
