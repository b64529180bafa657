import { movePrice } from './move-price.ts';

const inr = (amountMinor: number) => ({ amountMinor, currency: 'INR' });
const visit = (fee: number, paid: number, refunded = 0) => ({
  fee: inr(fee),
  money: { paid: inr(paid), refunded: inr(refunded) },
});

describe('what moving a visit costs', () => {
  it.each([
    ['as much as before, paid', visit(500, 500), 500, 'online', { kind: 'same' }],
    ['as much as before, due at the desk', visit(500, 0), 500, 'at_visit', { kind: 'same' }],
    ['less, paid', visit(500, 500), 400, 'online', { kind: 'returned', difference: inr(100) }],
    ['less, not paid yet', visit(500, 0), 400, 'at_visit', { kind: 'due_at_desk', difference: inr(400) }],
    ['nothing, paid', visit(500, 500), 0, 'at_visit', { kind: 'returned', difference: inr(500) }],
    ['more, paid online', visit(500, 500), 650, 'online', { kind: 'due_online', difference: inr(150) }],
    [
      'more, paid at the desk',
      visit(500, 500),
      650,
      'at_visit',
      { kind: 'due_at_desk', difference: inr(150) },
    ],
    ['something, after a refund', visit(500, 500, 100), 450, 'online', { kind: 'told_after', fee: inr(450) }],
  ] as const)('%s', (_what, moved, fee, payment, price) => {
    expect(movePrice(moved, { fee: inr(fee), payment })).toEqual(price);
  });

  it('is rounded in favour of the patient where a card moves tens of fils only', () => {
    const kwd = (amountMinor: number) => ({ amountMinor, currency: 'KWD' });
    const paid = { fee: kwd(5000), money: { paid: kwd(5000), refunded: kwd(0) } };
    expect(movePrice(paid, { fee: kwd(4995), payment: 'online' })).toEqual({
      kind: 'returned',
      difference: kwd(10),
    });
  });
});
