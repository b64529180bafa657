import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Client } from '../session/client.ts';
import { Live } from '../session/live.ts';
import { Session } from '../session/session.ts';
import { HospitalNames } from '../ui/hospital-names.ts';
import { ViewStore } from '../ui/view-store.ts';
import type { Payment } from './payment.ts';
import { PaymentList } from './payment-list.ts';

const inr = (amountMinor: number) => ({ amountMinor, currency: 'INR' });
const paid = inr(50_000);
const payment = {
  ...{ id: '019a', reference: '7K3Q-M0XA', hospitalId: '0198', status: 'succeeded', channel: 'online' },
  ...{ amount: paid, platformFee: paid, hospitalShare: paid, refunded: inr(15_000), owed: inr(5_000) },
  createdAt: '2026-11-25T19:00:00.000Z',
} as Payment;

describe('the payments on the screen', () => {
  async function screen(path: string) {
    const asked: object[] = [];
    const list = (filters: object) => {
      asked.push(filters);
      return { page: async () => ({ items: [payment], nextCursor: null }) };
    };
    const get = async (id: string) => ({ id, timeZone: 'Asia/Kolkata' });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'payments', component: PaymentList }], withComponentInputBinding()),
        { provide: Client, useValue: { payments: { list }, hospitals: { get } } },
        { provide: Session, useValue: { user: () => ({ role: 'staff' }), hospitalId: () => '0198' } },
        { provide: Live, useValue: { follow: () => undefined } },
        { provide: ViewStore, useValue: { of: async () => [] } },
        { provide: HospitalNames, useValue: { of: () => 'Apollo' } },
      ],
    });
    const harness = await RouterTestingHarness.create(path);
    await harness.fixture.whenStable();
    return { asked, shown: harness.routeNativeElement! };
  }

  it.each([
    ['7k3q', '7k3q'],
    [' 7k3qm0xa ', '7k3qm0xa'],
    ['7', undefined],
  ])('are found by the reference of their visit, which each tells: %j', async (typed, q) => {
    const { asked, shown } = await screen(`/payments?q=${encodeURIComponent(typed)}`);
    expect(asked).toEqual([expect.objectContaining({ q })]);
    expect(shown.querySelector('code')?.textContent).toBe('7K3Q-M0XA');
  });

  it('tell what is back apart from what is still to be returned', async () => {
    const { shown } = await screen('/payments');
    const cell = shown.querySelector('[data-label="Returned"]');
    expect(cell?.textContent.replaceAll(/\s+/g, ' ').trim()).toBe('₹100.00 ₹50.00 still to be returned');
  });

  it('of a day are those of the hospital’s day, whose clock their times are told by', async () => {
    const { asked, shown } = await screen('/payments?from=2026-11-26&to=2026-11-26');
    expect(asked).toEqual([
      expect.objectContaining({ from: '2026-11-25T18:30:00.000Z', to: '2026-11-26T18:30:00.000Z' }),
    ]);
    expect(shown.textContent).toContain('Days in Asia/Kolkata');
    expect(shown.querySelector('time')?.textContent).toContain('26');
  });
});
