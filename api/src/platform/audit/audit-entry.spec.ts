import { addressOf } from './audit-entry.ts';

describe('the address an entry tells', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8::1', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['203.0.113.7:4711', null],
    ['unknown', null],
    ['', null],
    [undefined, null],
  ])('of %p is %p', (ip, address) => {
    expect(addressOf(ip)).toBe(address);
  });
});
