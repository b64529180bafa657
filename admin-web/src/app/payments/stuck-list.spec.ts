import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { ApiProblem } from '@smartmedconnect/sdk';
import { Client } from '../session/client.ts';
import { Live } from '../session/live.ts';
import { Session } from '../session/session.ts';
import { HospitalNames } from '../ui/hospital-names.ts';
import { ViewStore } from '../ui/view-store.ts';
import { StuckList } from './stuck-list.ts';
import { stuckKey, type StuckMoney } from './stuck-money.ts';

const failed: StuckMoney = {
  kind: 'refund_failed',
  since: '2026-12-01T09:30:00.000Z',
  amount: { amountMinor: 50_000, currency: 'INR' },
  hospitalId: 'hospital-1',
  appointmentId: 'visit-1',
  paymentId: 'payment-1',
  refundId: 'refund-1',
  disputeId: 'dispute-1',
  stripeId: null,
  code: 'expired_or_canceled_card',
  says: 'Every attempt to send this refund has failed.',
  can: ['retry_refund', 'settle_refund'],
};
const unknown: StuckMoney = {
  ...failed,
  kind: 'disagreement',
  amount: null,
  appointmentId: null,
  paymentId: null,
  refundId: null,
  disputeId: null,
  stripeId: 'pi_1',
  can: ['look'],
};

const refusal = new ApiProblem({
  type: 'about:blank',
  title: 'No',
  status: 409,
  instance: '/v1/refunds/refund-1/retry',
  code: 'payments.refund_not_open',
  requestId: 'request-1',
});

describe('the list of stuck money', () => {
  let asked: object[];
  let retried: string[];
  let answer: (id: string) => Promise<unknown>;

  const screen = async (url = '/stuck') => {
    asked = [];
    retried = [];
    answer = async () => ({});
    const admin = {
      stuckMoney: (filters: object) => {
        asked.push(filters);
        return { page: async () => ({ items: [failed, unknown], nextCursor: null }) };
      },
    };
    const refunds = {
      retry: (id: string) => {
        retried.push(id);
        return answer(id);
      },
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'stuck', component: StuckList }], withComponentInputBinding()),
        { provide: Client, useValue: { admin, refunds } },
        { provide: Live, useValue: { follow: () => undefined } },
        { provide: Session, useValue: { user: () => ({ role: 'admin' }) } },
        { provide: HospitalNames, useValue: { of: () => 'City Clinic', find: async () => [] } },
        { provide: ViewStore, useValue: { of: async () => [] } },
      ],
    });
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl(url);
    const settled = () => harness.fixture.whenStable();
    await settled();
    const rows = () => [...harness.routeNativeElement!.querySelectorAll('tbody tr')];
    const press = async (label: string) => {
      const buttons = rows().flatMap((row) => [...row.querySelectorAll('button')]);
      buttons.find(({ textContent }) => textContent.trim() === label)!.click();
      await settled();
    };
    return { rows, press };
  };

  it('leads to the payment, the visit and the open dispute about it, and offers what can be done about each', async () => {
    const { rows } = await screen();
    const [first, second] = rows();
    const links = [...first!.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual([
      '/payments/payment-1',
      '/payments/payment-1',
      '/appointments/visit-1',
      '/disputes/dispute-1',
    ]);
    const actions = [...first!.querySelectorAll('button')].map(({ textContent }) => textContent.trim());
    expect(actions).toEqual(['Try again', 'Handed out…']);
    expect(second!.querySelector('a, button')).toBeNull();
    expect(second!.textContent).toContain('pi_1');
  });

  it('is narrowed by the address, where an unknown kind narrows nothing', async () => {
    await screen('/stuck?kind=refund_failed&hospital=hospital-1');
    expect(asked).toEqual([expect.objectContaining({ kind: 'refund_failed', hospitalId: 'hospital-1' })]);
    TestBed.resetTestingModule();
    await screen('/stuck?kind=lost');
    expect(asked).toEqual([expect.objectContaining({ kind: undefined })]);
  });

  it('sends a refund again, and reads anew what is stuck', async () => {
    const { press } = await screen();
    await press('Try again');
    expect(retried).toEqual(['refund-1']);
    expect(asked).toHaveLength(2);
  });

  it('says beside the row why it was refused', async () => {
    const { rows, press } = await screen();
    answer = () => Promise.reject(refusal);
    await press('Try again');
    const [first, second] = rows();
    expect(first!.querySelector('[role="alert"]')?.textContent).toContain(
      'The refund is not waiting for this',
    );
    expect(second!.querySelector('[role="alert"]')).toBeNull();
  });

  it('tells apart what is stuck in two ways', () => {
    expect(stuckKey(failed)).not.toBe(stuckKey({ ...failed, kind: 'refund_overdue' }));
    expect(stuckKey(failed)).not.toBe(stuckKey({ ...failed, refundId: 'refund-2' }));
  });
});
