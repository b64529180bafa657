import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Client } from '../session/client.ts';
import { Live } from '../session/live.ts';
import { Session } from '../session/session.ts';
import { HospitalNames } from '../ui/hospital-names.ts';
import { ListBar } from '../ui/list-bar.ts';
import { ViewStore } from '../ui/view-store.ts';
import { DisputeList } from './dispute-list.ts';
import type { Dispute } from './dispute.ts';

const inr = (amountMinor: number) => ({ amountMinor, currency: 'INR' });
const refund = { id: 'r', amount: inr(20_000), channel: 'online', status: 'failed', settledAt: null };
const decided = {
  ...{
    id: 'dispute-1',
    reference: 'SMC-7K2M9Q',
    kind: 'quality',
    status: 'resolved',
    hospitalName: 'Apollo',
  },
  ...{ awaits: null, dueAt: null, lapsedSide: null, assigneeId: 'other', assigneeName: 'Noor Haddad' },
  ...{ createdAt: '2026-12-02T09:00:00.000Z', closedAt: '2026-12-03T09:00:00.000Z' },
  resolution: {
    outcome: 'refund_partial',
    refund: inr(20_000),
    refunds: [refund],
    note: '',
    decidedBy: 'admin',
  },
} as Dispute;

describe('the disputes on the screen', () => {
  async function open(query: string, role: 'admin' | 'staff' = 'admin') {
    const asked: object[] = [];
    const list = (filters: object) => {
      asked.push(filters);
      return { page: async () => ({ items: [decided], nextCursor: null }) };
    };
    TestBed.resetTestingModule().configureTestingModule({
      providers: [
        provideRouter([{ path: 'disputes', component: DisputeList }], withComponentInputBinding()),
        { provide: Client, useValue: { disputes: { list } } },
        { provide: Session, useValue: { user: () => ({ id: 'me', role }) } },
        { provide: Live, useValue: { follow: () => undefined } },
        { provide: ViewStore, useValue: { of: async () => [] } },
        { provide: HospitalNames, useValue: { of: () => 'Apollo' } },
      ],
    });
    const { fixture, routeNativeElement } = await RouterTestingHarness.create(`/disputes?${query}`);
    await fixture.whenStable();
    const bar = fixture.debugElement.query(({ componentInstance }) => componentInstance instanceof ListBar);
    const columns = (bar.componentInstance as ListBar<Dispute>).columns() ?? [];
    return {
      asked: asked[0],
      row: routeNativeElement!.querySelector('tbody tr')!.textContent.replaceAll(/\s+/g, ' '),
      file: Object.fromEntries(columns.map(({ title, value }) => [title, value(decided)])),
    };
  }

  it('are found by how their reference begins, their hospital, and whose answer is waited for', async () => {
    const { asked } = await open('q=%20smc-7&hospital=0198&awaits=patient');
    expect(asked).toMatchObject({ q: 'smc-7', hospitalId: '0198', awaits: 'patient' });
  });

  it('are not narrowed by what is no filter, and for staff by no hospital', async () => {
    const { asked } = await open('q=%20&hospital=0198&awaits=nobody', 'staff');
    expect(asked).toMatchObject({ q: undefined, hospitalId: undefined, awaits: undefined });
  });

  it('name their hospital where there are several, and say of money that failed that it is owed', async () => {
    const { row } = await open('');
    expect(row).toContain('Apollo');
    expect(row).toContain('₹200.00 failed, still owed');
    expect(row).not.toContain('returned');
    expect(row).toContain('Noor Haddad');
    expect((await open('hospital=0198')).row).not.toContain('Apollo');
    expect((await open('', 'staff')).row).not.toContain('Apollo');
  });

  it('become a file with the hospital, who works on each, and what was decided', async () => {
    const { file } = await open('');
    expect(file).toMatchObject({ Hospital: 'Apollo', 'Assigned to': 'Noor Haddad', Amount: '200.00' });
    expect(file).toMatchObject({ 'Waiting for': null, Outcome: 'Refund in part', Currency: 'INR' });
    expect(Object.keys((await open('', 'staff')).file)).not.toContain('Assigned to');
  });
});
