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

const paid = { amountMinor: 50_000, currency: 'INR' };
const payment = {
  ...{ id: '019a', hospitalId: '0198', status: 'succeeded', channel: 'online' },
  ...{ amount: paid, platformFee: paid, hospitalShare: paid, refunded: { ...paid, amountMinor: 0 } },
  createdAt: '2026-11-25T19:00:00.000Z',
} as Payment;

describe('the payments on the screen', () => {
  it('of a day are those of the hospital’s day, whose clock their times are told by', async () => {
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
    const harness = await RouterTestingHarness.create('/payments?from=2026-11-26&to=2026-11-26');
    await harness.fixture.whenStable();
    const screen = harness.routeNativeElement!;
    expect(asked).toEqual([
      expect.objectContaining({ from: '2026-11-25T18:30:00.000Z', to: '2026-11-26T18:30:00.000Z' }),
    ]);
    expect(screen.textContent).toContain('Days in Asia/Kolkata');
    expect(screen.querySelector('time')?.textContent).toContain('26');
  });
});
