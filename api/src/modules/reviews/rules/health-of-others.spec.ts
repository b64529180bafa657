import { tellsHealthOfOthers } from './health-of-others.ts';

it.each([
  ['She found my mother’s cancer early.', true],
  ['The woman next to me told all the room of her HIV test', true],
  ['Another patient was diagnosed while we all listened!', true],
  ['She found my cancer early.', false],
  ['Came with my wife. My diabetes is better now.', false],
  ['My mother liked him too.', false],
  ['The assistant aided us; a partnership of equals', false],
])('a patient’s %j: %j', (text, told) => {
  expect(tellsHealthOfOthers(text, 'patient')).toBe(told);
});

it.each([
  ['We are glad that your diabetes is better.', true],
  ['Thank you, and sorry for the wait.', false],
])('a hospital’s %j: %j', (text, told) => {
  expect(tellsHealthOfOthers(text, 'hospital')).toBe(told);
});
