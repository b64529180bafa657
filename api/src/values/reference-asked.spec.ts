import { referenceAsked } from './reference-asked.ts';

describe('the reference that somebody may have meant', () => {
  it.each([
    ['7K3Q-M0XA', '7K3Q-M0XA'],
    ['7k3qm0xa', '7K3Q-M0XA'],
    [' 7k3q m0xa ', '7K3Q-M0XA'],
    ['7K3Q–M0XA', '7K3Q-M0XA'],
    ['7k3q-moxa', '7K3Q-M0XA'],
    ['ilo0-1234', '1100-1234'],
    ['7k3', '7K3'],
    ['7k3q', '7K3Q'],
    ['7k3q-', '7K3Q'],
    ['7k3qm', '7K3Q-M'],
    ['mila', 'M11A'],
  ])('%j is %s', (typed, asked) => {
    expect(referenceAsked(typed)).toBe(asked);
  });

  it.each(['7k', 'ram', 'mila sen gupta', '7k3qm0xa1', 'guru', 'सीता', 'a%b_1', ''])(
    '%j is none',
    (typed) => {
      expect(referenceAsked(typed)).toBeUndefined();
    },
  );
});
