import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newsKinds, newsTopics } from './news-kinds.ts';

const folder = join(import.meta.dirname, '../../../events');
const eventTypes = readdirSync(folder).flatMap((name) =>
  Array.from(readFileSync(join(folder, name), 'utf8').matchAll(/type: '([^']+)'/g), ([, type]) => type ?? ''),
);

describe('every kind of news', () => {
  it('is an event that there is', () => {
    expect(eventTypes.length).toBeGreaterThan(20);
    expect(Object.keys(newsKinds).filter((type) => !eventTypes.includes(type))).toEqual([]);
  });

  it('has a topic, and every topic has news', () => {
    expect(new Set(Object.values(newsKinds).map(({ topic }) => topic))).toEqual(new Set(newsTopics));
  });
});
