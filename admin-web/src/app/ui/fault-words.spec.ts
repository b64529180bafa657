import { faultWords } from './fault-words.ts';

const told = (code: string, detail: string) => faultWords({ pointer: '/text', code, detail });

describe('what a person is told of a fault', () => {
  it.each([
    ['required', 'Say for which patient.', 'Fill this in.'],
    ['invalid_type', 'Invalid input: expected string, received undefined', 'Fill this in.'],
    ['too_small', 'Too small: expected string to have >=1 characters', 'Fill this in.'],
    ['too_small', 'Too small: expected string to have >=8 characters', 'Too short: at least 8 characters.'],
    ['too_big', 'Too big: expected string to have <=500 characters', 'Too long: at most 500 characters.'],
    ['too_small', 'Too small: expected array to have >=1 items', 'Choose at least one.'],
    ['too_small', 'Too small: expected number to be >=1', 'No less than 1.'],
    ['too_small', 'Too small: expected number to be >0', 'It has to be more than 0.'],
    ['too_big', 'Too big: expected number to be <=99.5', 'No more than 99.5.'],
    ['not_multiple_of', 'Invalid number: must be a multiple of 10', 'Only in steps of 10.'],
    ['invalid_format', 'Invalid email address', 'This is not an e-mail address.'],
    ['invalid_format', 'Invalid string: must match pattern /^a$/', 'It is not written the way it has to be.'],
    ['invalid_value', 'Invalid option: expected one of "a"|"b"', 'This is none of the choices.'],
    ['in_the_past', 'Expected an instant in the future.', 'This lies in the past.'],
  ])('by %s, "%s"', (code, detail, words) => {
    expect(told(code, detail)).toEqual({ pointer: '/text', words });
  });

  it.each([
    ['custom', 'It must not contain the e-mail address.'],
    ['invalid_format', 'Expected a telephone number such as +919876543210.'],
    ['too_small', 'Too small: expected date to be >=1970-01-01T00:00:00.000Z'],
    ['of_another_time', 'Nobody has heard of it here yet.'],
  ])('is the sentence of the API where that says more: %s, "%s"', (code, detail) => {
    expect(told(code, detail)).toEqual({ pointer: '/text', words: detail });
  });
});
