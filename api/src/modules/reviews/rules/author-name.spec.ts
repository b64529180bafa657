import { authorName } from './author-name.ts';

it.each([
  ['Mila Sen', 'Mila S.'],
  ['  Ana  María de la Cruz ', 'Ana C.'],
  ['Mila', 'Mila'],
  ['मीला सेन', 'मीला से.'],
  ['ليلى حسن', 'ليلى ح.'],
])('%j reads as %j', (fullName, shown) => {
  expect(authorName(fullName)).toBe(shown);
});
