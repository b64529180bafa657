import { contactDetails } from './contact-details.ts';

it.each([
  ['Write to nurse.rao@hospital.example', ['an e-mail address']],
  ['write to rao@clinic.com now', ['an e-mail address']],
  ['See https://evil.example/x', ['a link']],
  ['See www.evil.example', ['a link']],
  ['better go to best-doctors.com!', ['a link']],
  ['and best-doctors.co.in', ['a link']],
  ['Call 98765 43210', ['a telephone number']],
  ['Call +91 98765-43210 or (080) 2345 6789.', ['a telephone number']],
  ['फ़ोन ९८७६५४३२१०', ['a telephone number']],
  ['a@b.example, https://x.example and +919876543210', ['an e-mail address', 'a link', 'a telephone number']],
])('%j is refused for its %j', (text, kinds) => {
  expect(contactDetails(text)).toEqual(kinds);
});

it.each([
  'I was there on 2026-12-01 at 10:30 and paid 1500.',
  'Seen on 01/12/2026 10:15, room 204, floor 3.',
  'Great.In the end all was well.Thank you.',
  'Waited 45 minutes; 5 stars @ reception.',
  '<script>alert(1)</script>',
  'Blood pressure 120/80, weight 72.5 kg, 3 visits in 2025 and 2026.',
])('%j is taken', (text) => {
  expect(contactDetails(text)).toEqual([]);
});

it.each(['@', 'a', '1 ', 'a.', '(', '9-9-'])('is quick, whatever is repeated: %j', (part) => {
  const before = performance.now();
  contactDetails(part.repeat(4000 / part.length));
  expect(performance.now() - before).toBeLessThan(500);
});
