import { Component, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { AppointmentDetail } from '../appointments/appointment-detail.ts';
import { AppointmentList } from '../appointments/appointment-list.ts';
import { Today } from '../appointments/today.ts';
import { ImportList } from '../imports/import-list.ts';
import { PaymentDetail } from '../payments/payment-detail.ts';
import { RefundList } from '../payments/refund-list.ts';
import { OwnReviews } from '../reviews/own-reviews.ts';
import { ApplicationDetail } from '../verification/application-detail.ts';
import { ApplicationList } from '../verification/application-list.ts';
import { HospitalNames } from '../ui/hospital-names.ts';
import { ViewStore } from '../ui/view-store.ts';
import { Client } from './client.ts';
import { Live, type Interest } from './live.ts';
import { Session } from './session.ts';

/** Whatever it is asked for, it has not answered yet. */
const silent: unknown = new Proxy(() => undefined, {
  get: (_, name) => (name === 'then' ? undefined : silent),
  apply: () => new Promise(() => undefined),
});

@Component({ template: '' })
class Nothing {}

describe('what is changed elsewhere is heard of', () => {
  it.each<[string, Type<unknown>, string[], boolean]>([
    ['in the list of appointments', AppointmentList, ['appointment', 'payment', 'refund'], false],
    ['at an appointment', AppointmentDetail, ['appointment', 'payment', 'refund'], true],
    ['on a doctor’s day', Today, ['appointment'], false],
    ['in the list of applications', ApplicationList, ['doctor_application'], false],
    ['at an application', ApplicationDetail, ['doctor_application'], true],
    ['among one’s own reviews', OwnReviews, ['review'], false],
    ['at a payment', PaymentDetail, ['payment', 'refund'], true],
    ['in the list of refunds', RefundList, ['refund'], false],
    ['in the list of imports', ImportList, ['import'], false],
  ])('%s', (_where, screen, topics, ofOne) => {
    const followed: Interest[] = [];
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: Nothing }]),
        { provide: Client, useValue: silent },
        { provide: Session, useValue: { user: () => undefined, hospitalId: () => undefined } },
        { provide: Live, useValue: { follow: (interest: Interest) => followed.push(interest) } },
        { provide: ViewStore, useValue: { of: async () => [] } },
        { provide: HospitalNames, useValue: { of: () => undefined } },
      ],
    });
    const fixture = TestBed.createComponent(screen);
    if (ofOne) fixture.componentRef.setInput('id', 'one');
    expect(followed.map((interest) => interest.topics)).toEqual([topics]);
    expect(followed[0]?.id?.()).toBe(ofOne ? 'one' : undefined);
  });
});
