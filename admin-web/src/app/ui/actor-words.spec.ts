import { actorWords } from './actor-words.ts';

describe('who did something', () => {
  it.each([
    ['staff:0199', 'You'],
    ['staff:0200', 'Hospital staff'],
    ['staff', 'Hospital staff'],
    ['admin:0200', 'Administrator'],
    ['patient:0200', 'Patient'],
    ['api-key:0201', 'API key'],
    ['stripe', 'Stripe'],
    ['system', 'By itself'],
    ['robot:0200', 'robot'],
  ])('%s is told as %s', (actor, words) => {
    expect(actorWords(actor, '0199')).toBe(words);
  });

  it('is told by their name where that is known, and never as somebody else to themselves', () => {
    expect(actorWords('admin:0200', '0199', 'Noor Haddad')).toBe('Noor Haddad');
    expect(actorWords('admin:0200', '0199', null)).toBe('Administrator');
    expect(actorWords('admin:0199', '0199', 'Noor Haddad')).toBe('You');
  });
});
