import { isAddress, isId } from './well-formed.ts';

describe('what the server takes only whole', () => {
  it.each([
    ['019adc5a-7c00-7000-8000-000000000001', true],
    ['019ADC5A-7C00-7000-8000-000000000001', true],
    ['019adc5a-7c00-7000', false],
    ['Asha Rao', false],
    ['', false],
  ])('the id %s: %s', (text, whole) => expect(isId(text)).toBe(whole));

  it.each([
    ['203.0.113.7', true],
    ['203.0.113', false],
    ['203.0.113.', false],
    ['203.0.113.256', false],
    ['2001:db8::1', true],
    ['2001:db8:', false],
    ['::1]/x', false],
    ['somewhere', false],
  ])('the address %s: %s', (text, whole) => expect(isAddress(text)).toBe(whole));
});
