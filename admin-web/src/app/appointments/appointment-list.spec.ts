import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Client } from '../session/client.ts';
import { Live, type Interest } from '../session/live.ts';
import { Session } from '../session/session.ts';
import { HospitalNames } from '../ui/hospital-names.ts';
import { ViewStore } from '../ui/view-store.ts';
import { AppointmentList } from './appointment-list.ts';

describe('the appointments on the screen', () => {
  async function open(query: string, hospitalId?: string) {
    const asked: object[] = [];
    const followed: Interest[] = [];
    const list = (filters: object) => {
      asked.push(filters);
      return { page: async () => ({ items: [], nextCursor: null }) };
    };
    const get = async (id: string) => {
      if (id === 'gone') throw new Error('no such hospital');
      return { id, name: 'Apollo', timeZone: 'Asia/Kolkata' };
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'appointments', component: AppointmentList }], withComponentInputBinding()),
        { provide: Client, useValue: { appointments: { list }, hospitals: { get } } },
        {
          provide: Session,
          useValue: { user: () => ({ role: hospitalId ? 'staff' : 'admin' }), hospitalId: () => hospitalId },
        },
        { provide: Live, useValue: { follow: (interest: Interest) => followed.push(interest) } },
        { provide: ViewStore, useValue: { of: async () => [] } },
        { provide: HospitalNames, useValue: { of: () => 'Apollo' } },
      ],
    });
    const harness = await RouterTestingHarness.create(`/appointments?${query}`);
    await harness.fixture.whenStable();
    return { asked, followed, words: harness.routeNativeElement!.textContent };
  }
  const inKolkata = { from: '2026-11-25T18:30:00.000Z', to: '2026-11-26T18:30:00.000Z' };
  const whereReaderIs = {
    from: new Date(2026, 10, 26).toISOString(),
    to: new Date(2026, 10, 27).toISOString(),
  };
  const day = 'from=2026-11-26&to=2026-11-26';

  it.each([
    ['of the hospital one works for', day, '0198', inKolkata],
    ['of the hospital that is chosen', `${day}&hospital=0197`, undefined, inKolkata],
    ['of the reader when there is none', day, undefined, whereReaderIs],
    ['of the reader when it cannot be had', `${day}&hospital=gone`, undefined, whereReaderIs],
  ])('are those of the days %s', async (_whose, query, hospitalId, bounds) => {
    const { asked, words } = await open(query, hospitalId);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject(bounds);
    expect(words).toContain(bounds === inKolkata ? 'Days in Asia/Kolkata' : 'Days in ');
  });

  it('follow the news', async () => {
    const { followed } = await open('');
    expect(followed.map(({ topics }) => topics)).toEqual([['appointment', 'payment', 'refund']]);
  });
});
