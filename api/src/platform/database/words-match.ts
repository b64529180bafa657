import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { swappedWords } from '../../values/search-words.ts';

/** A relevance in a cursor: cursors can be made up. */
export const relevanceShape = z.string().regex(/^\d{1,3}(\.\d{1,4})?$/);

/**
 * Conditions and scores of a search by words over a column of folded text, such as `d.search_text`. The column wants two indexes, on
 * `to_tsvector('simple', …)` and with `gin_trgm_ops`: then all of these are found by index.
 */
export class WordsMatch {
  private readonly text: RawBuilder<string>;

  constructor(column: string) {
    this.text = sql<string>`${sql.ref(column)}`;
  }

  /**
   * The beginning of a word, the word with two letters the wrong way round, or nearly the word: `<%` is pg_trgm's word similarity
   * of 0.6 or more.
   */
  hasWord(word: string): RawBuilder<unknown> {
    const asked = [beginning(word), ...swappedWords(word).map(lexeme)];
    return sql`(${this.matches(sql.join(asked, sql` || ' | ' || `))} or fold_text(${word}) <% ${this.text})`;
  }

  /** From 0 to 2: a word that begins so counts more than one that only resembles. */
  score(word: string): RawBuilder<number> {
    return sql<number>`
      (case when ${this.matches(beginning(word))} then 1 else 0 end + word_similarity(fold_text(${word}), ${this.text}))`;
  }

  /** The sum of the scores, as `relevanceShape` has it in a cursor. */
  relevance(words: readonly string[]): RawBuilder<string> {
    const scores = words.map((word) => this.score(word));
    return sql<string>`round((${sql.join(scores, sql` + `)})::numeric, 4)`;
  }

  private matches(asked: RawBuilder<unknown>): RawBuilder<unknown> {
    return sql`to_tsvector('simple', ${this.text}) @@ to_tsquery('simple', ${asked})`;
  }
}

function beginning(word: string): RawBuilder<unknown> {
  return sql`${lexeme(word)} || ':*'`;
}

function lexeme(word: string): RawBuilder<unknown> {
  return sql`quote_literal(fold_text(${word}))`;
}
