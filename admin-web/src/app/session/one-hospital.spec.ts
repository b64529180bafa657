import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { PaymentList } from '../payments/payment-list.ts';
import { RefundList } from '../payments/refund-list.ts';
import { HospitalNames } from '../ui/hospital-names.ts';
import { ViewStore } from '../ui/view-store.ts';
import { UserList } from '../users/user-list.ts';
import { ApplicationList } from '../verification/application-list.ts';
import { Client } from './client.ts';
import { Live } from './live.ts';
import { Session } from './session.ts';

describe('an admin narrows to one hospital', () => {
  it.each<[string, Type<unknown>, string]>([
    ['the users', UserList, 'users'],
    ['the applications', ApplicationList, 'doctorApplications'],
    ['the payments', PaymentList, 'payments'],
    ['the refunds', RefundList, 'refunds'],
  ])('%s', async (_what, component, resource) => {
    const asked: object[] = [];
    const list = (filters: object) => {
      asked.push(filters);
      return { page: async () => ({ items: [], nextCursor: null }) };
    };
    const hospital = { id: '0198', name: 'Apollo', timeZone: 'Asia/Kolkata' };
    const hospitals = {
      get: async () => hospital,
      list: () => ({ page: async () => ({ items: [hospital], nextCursor: null }) }),
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'list', component }], withComponentInputBinding()),
        { provide: Client, useValue: { [resource]: { list }, hospitals } },
        { provide: Session, useValue: { user: () => ({ role: 'admin' }), hospitalId: () => undefined } },
        { provide: Live, useValue: { follow: () => undefined } },
        { provide: ViewStore, useValue: { of: async () => [] } },
        { provide: HospitalNames, useValue: { of: () => 'Apollo' } },
      ],
    });
    const harness = await RouterTestingHarness.create('/list?hospital=0198');
    await harness.fixture.whenStable();
    expect(asked.at(-1)).toMatchObject({ hospitalId: '0198' });
    expect(harness.routeNativeElement?.querySelector('smc-hospital-filter')).not.toBeNull();
  });
});
