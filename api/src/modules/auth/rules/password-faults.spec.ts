import { passwordFaults } from './password-faults.ts';

describe('a password', () => {
  it.each([
    ['the demo password', 'Demo-Pass-2026!', 'patient@demo.test'],
    ['a sentence', 'correct horse battery staple', 'mila@example.test'],
    ['ten characters', 'zwölfBoxer', 'mila@example.test'],
    ['the two letters of a short mailbox', 'with-a-kite-2026', 'it@demo.test'],
    ['200 characters', 'abcde'.repeat(40), 'mila@example.test'],
  ])('is taken: %s', (_, password, email) => {
    expect(passwordFaults(password, email)).toEqual([]);
  });

  it.each([
    ['nine characters', 'Demo-Pas!', ['too_short']],
    ['201 characters', `${'abcde'.repeat(40)}f`, ['too_long']],
    ['one character again and again', 'aaaaaaaaaaaa', ['too_uniform']],
    ['the mailbox, whatever its case', 'MILA.Rose-2026', ['contains_email']],
    ['several faults, all named', 'aaaa', ['too_short', 'too_uniform']],
  ])('is refused: %s', (_, password, faults) => {
    expect(passwordFaults(password, 'mila.rose@example.test')).toEqual(faults);
  });

  it('counts characters, not code units', () => {
    expect(passwordFaults('🌊🌋🌌🌍🌎🌏🌐🌑🌒')).toEqual(['too_short']);
  });
});
