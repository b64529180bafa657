import { major, type Payment, paymentColumns } from './payment-columns.ts';

describe('an amount in an export', () => {
  it.each([
    [50_000, 'INR', '500.00'],
    [5, 'EUR', '0.05'],
    [-1_050, 'USD', '-10.50'],
    [1_500, 'JPY', '1500'],
    [1_500, 'KWD', '1.500'],
    [500_000, 'IDR', '5000.00'],
    [1_500, 'ISK', '1500'],
    [900_719_925_474_099, 'USD', '9007199254740.99'],
  ])('of %d minor units of %s is %s', (amountMinor, currency, written) => {
    expect(major({ amountMinor, currency })).toBe(written);
  });
});

describe('a payment in an export', () => {
  it('has the platform’s fee, the hospital’s share, what goes back, what of that is not back yet, and what is left', () => {
    const inr = (amountMinor: number) => ({ amountMinor, currency: 'INR' });
    const payment = {
      id: '1',
      paidAt: null,
      amount: inr(50_000),
      platformFee: inr(2_500),
      hospitalShare: inr(47_500),
      refunded: inr(10_000),
      owed: inr(4_000),
      net: { amount: inr(40_000), platformFee: inr(2_000), hospitalShare: inr(38_000) },
    } as Payment;
    const cells = Object.fromEntries(paymentColumns.map(({ title, value }) => [title, value(payment)]));

    expect(cells).toMatchObject({
      paid_at: null,
      amount: '500.00',
      platform_fee: '25.00',
      hospital_share: '475.00',
      refunded: '100.00',
      owed: '40.00',
      net: '400.00',
      net_platform_fee: '20.00',
      net_hospital_share: '380.00',
    });
  });
});
