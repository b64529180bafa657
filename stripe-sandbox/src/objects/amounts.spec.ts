import { checkChargeable, readCurrency, stripeFee } from './amounts.ts';

describe('what may be charged', () => {
  it.each([
    [50, 'usd'],
    [50, 'jpy'],
    [1_230, 'kwd'],
    [30, 'gbp'],
    [99_999_999, 'usd'],
    [500, 'ugx'],
    [100_000_000, 'idr'],
  ])('%d in %s', (amount, currency) => {
    expect(() => checkChargeable(amount, currency)).not.toThrow();
  });

  it.each([
    [49, 'usd', 'amount_too_small'],
    [29, 'gbp', 'amount_too_small'],
    [49, 'jpy', 'amount_too_small'],
    [1_234, 'kwd', 'parameter_invalid_integer'],
    [1_250, 'ugx', 'parameter_invalid_integer'],
    [100_000_000, 'usd', 'amount_too_large'],
  ])('not %d in %s: %s', (amount, currency, code) => {
    expect(() => checkChargeable(amount, currency)).toThrow(
      expect.objectContaining({ status: 400, error: expect.objectContaining({ code, param: 'amount' }) }),
    );
  });

  it('in either case of letters, and in no currency that Stripe does not know', () => {
    expect(readCurrency('JPY')).toBe('jpy');
    expect(() => readCurrency('xyz')).toThrow('Invalid currency: xyz');
  });

  it('leaves Stripe 2.9 % and 30, and never more than was paid', () => {
    expect(stripeFee(10_000, 'usd')).toBe(320);
    expect(stripeFee(30, 'gbp')).toBe(30);
    expect(stripeFee(1_230, 'kwd') % 10).toBe(0);
  });
});
