import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Client } from '../session/client.ts';
import { Live } from '../session/live.ts';
import { Session } from '../session/session.ts';
import { HospitalNames } from '../ui/hospital-names.ts';
import { ViewStore } from '../ui/view-store.ts';
import type { Refund } from './payment.ts';
import { RefundList } from './refund-list.ts';

const refund = {
  ...{ id: '019c', paymentId: '019a', hospitalId: '0198', reference: '7K3Q-M0XA' },
  ...{
    status: 'pending',
    channel: 'desk',
    reason: 'goodwill',
    amount: { amountMinor: 10_000, currency: 'INR' },
  },
  requestedAt: '2026-11-25T19:00:00.000Z',
} as Refund;

describe('the refunds on the screen', () => {
  async function screen(path: string, role: 'staff') {
    const asked: object[] = [];
    const list = (filters: object) => {
      asked.push(filters);
      return { page: async () => ({ items: [refund], nextCursor: null }) };
    };
    const heard: string[] = [];
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'payments/refunds', component: RefundList }], withComponentInputBinding()),
        { provide: Client, useValue: { refunds: { list }, hospitals: {} } },
        { provide: Session, useValue: { user: () => ({ role }) } },
        {
          provide: Live,
          useValue: { follow: ({ topics }: { topics: string[] }) => void heard.push(...topics) },
        },
        { provide: ViewStore, useValue: { of: async () => [] } },
        { provide: HospitalNames, useValue: { of: () => 'Apollo', all: () => [] } },
      ],
    });
    const harness = await RouterTestingHarness.create(path);
    await harness.fixture.whenStable();
    return { asked, heard, shown: harness.routeNativeElement! };
  }

  it('are those a desk has to hand out, each with its visit and the way to its payment, anew with the news', async () => {
    const { asked, heard, shown } = await screen('/payments/refunds?channel=desk&status=pending', 'staff');
    expect(asked).toEqual([{ status: 'pending', channel: 'desk', hospitalId: undefined }]);
    expect(heard).toEqual(['refund']);
    const row = shown.querySelector('tbody tr')!;
    expect(row.querySelector('code')?.textContent).toBe('7K3Q-M0XA');
    expect(row.querySelector('.state')?.textContent.trim()).toBe('To be handed out');
    expect(row.querySelector('a')?.getAttribute('href')).toBe('/payments/019a');
    expect(row.textContent).not.toContain('Apollo');
  });

  it('are filtered by nothing that an old link names and is not known', async () => {
    const { asked } = await screen('/payments/refunds?status=lost&channel=post', 'staff');
    expect(asked).toEqual([{ status: undefined, channel: undefined, hospitalId: undefined }]);
  });
});
