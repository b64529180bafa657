import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ConnectionFailure } from '@smartmedconnect/sdk';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import type { FullAppointment } from './appointment.ts';
import { AppointmentDetail } from './appointment-detail.ts';

const money = (amountMinor: number) => ({ amountMinor, currency: 'INR' });
const visit = {
  ...{
    id: 'v1',
    version: 1,
    reference: '7K3Q-M0XA',
    status: 'completed',
    startsAt: '2026-11-26T09:00:00.000Z',
  },
  ...{ timeZone: 'Asia/Kolkata', mode: 'in_person', noShowAt: null, fee: money(50_000), reason: null },
  money: { state: 'paid', due: money(0), paid: money(50_000), refunded: money(0), owed: money(0) },
  names: {
    patient: 'Anita Desai',
    doctor: 'Dr. Asha Rao',
    visitType: 'First visit',
    location: 'Clinic',
    hospital: 'City',
  },
  ...{ receiptNumber: 'R-12', policyText: [], cancellation: null, holdExpiresAt: null },
} as unknown as FullAppointment;

describe('one appointment', () => {
  it('says when its receipt could not be fetched', async () => {
    const appointments = {
      get: async () => visit,
      history: async () => ({ items: [] }),
      receiptPdf: () => Promise.reject(new ConnectionFailure('cannot be reached', false)),
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: Client, useValue: { appointments } },
        { provide: Session, useValue: { user: () => ({ role: 'staff' }) } },
      ],
    });
    const fixture = TestBed.createComponent(AppointmentDetail);
    fixture.componentRef.setInput('id', 'v1');
    const element = fixture.nativeElement as HTMLElement;
    const settle = async () => {
      await fixture.whenStable();
      await new Promise((resolve) => setTimeout(resolve));
      await fixture.whenStable();
    };
    await settle();
    [...element.querySelectorAll('button')]
      .find(({ textContent }) => textContent.includes('Receipt'))!
      .click();
    await settle();
    expect(element.querySelector('[role="alert"]')?.textContent).toContain('The server did not answer');
  });
});
