import { TestBed } from '@angular/core/testing';
import { Client } from '../session/client.ts';
import { DisputeDecision } from './dispute-decision.ts';

const inr = (amountMinor: number) => ({ amountMinor, currency: 'INR' });
const withLeft = (amountMinor: number, id = 'dispute-1') => ({
  id,
  version: 1,
  money: { left: inr(amountMinor) },
});

async function form() {
  TestBed.configureTestingModule({ providers: [{ provide: Client, useValue: {} }] });
  const fixture = TestBed.createComponent(DisputeDecision);
  const page = fixture.nativeElement as HTMLElement;
  const show = async (dispute: object) => {
    fixture.componentRef.setInput('dispute', dispute);
    await fixture.whenStable();
  };
  await show(withLeft(50_000));
  return {
    show,
    choose: async (value: string) => {
      page.querySelector<HTMLInputElement>(`input[value="${value}"]`)!.click();
      await fixture.whenStable();
    },
    type: async (words: string) => {
      const amount = page.querySelector<HTMLInputElement>('.amount input[type="text"]')!;
      amount.value = words;
      amount.dispatchEvent(new Event('input'));
      await fixture.whenStable();
    },
    chosen: () => page.querySelector<HTMLInputElement>('input[type="radio"]:checked')?.value,
    amount: () => page.querySelector<HTMLInputElement>('.amount input[type="text"]')?.value,
    text: () => page.textContent.replaceAll(/\s+/g, ' '),
  };
}

describe('a decision that is being made while the money changes', () => {
  it('to reject stays one, and the form says what has changed', async () => {
    const { show, choose, chosen, text } = await form();
    await choose('reject');
    expect(text()).not.toContain('has changed');
    await show(withLeft(30_000));
    expect(chosen()).toBe('reject');
    expect(text()).toContain('₹500.00 was left to return, ₹300.00 is left now.');
  });

  it('keeps the amount that was typed, and says when it is too much by now', async () => {
    const { show, type, amount, text } = await form();
    await type('400');
    await show(withLeft(45_000));
    expect(amount()).toBe('400');
    expect(text()).not.toContain('No more than');
    await show(withLeft(30_000));
    expect(amount()).toBe('400');
    expect(text()).toContain('No more than ₹300.00 is left to return.');
  });

  it('can only be to reject once nothing is left', async () => {
    const { show, choose, chosen } = await form();
    await choose('refund_full');
    await show(withLeft(0));
    expect(chosen()).toBe('reject');
  });

  it('begins anew with another dispute', async () => {
    const { show, choose, chosen, amount, text } = await form();
    await choose('reject');
    await show(withLeft(20_000, 'dispute-2'));
    expect([chosen(), amount()]).toEqual(['refund_partial', '100.00']);
    expect(text()).not.toContain('has changed');
  });
});
