import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import { HospitalNames } from '../ui/hospital-names.ts';
import { ViewStore } from '../ui/view-store.ts';
import { DoctorList } from './doctor-list.ts';

describe('the doctors on the screen', () => {
  async function open(query: string, hospitalId?: string) {
    const asked: object[] = [];
    const search = (filters: object) => {
      asked.push(filters);
      return { page: async () => ({ items: [], nextCursor: null }) };
    };
    const api = { GET: async () => ({ data: { items: [] } }) };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'doctors', component: DoctorList }], withComponentInputBinding()),
        { provide: Client, useValue: { doctors: { search }, api } },
        { provide: Session, useValue: { hospitalId: () => hospitalId } },
        { provide: ViewStore, useValue: { of: async () => [] } },
        { provide: HospitalNames, useValue: { of: () => 'Apollo' } },
      ],
    });
    const harness = await RouterTestingHarness.create(`/doctors?${query}`);
    await harness.fixture.whenStable();
    const element = harness.routeNativeElement!;
    return { asked, choosesHospital: element.querySelector('smc-hospital-filter') !== null };
  }

  it.each([
    ['status=suspended', 'suspended'],
    ['', 'all'],
    ['status=nonsense', 'all'],
  ])('are narrowed by %s to those who are %s', async (query, status) => {
    const { asked } = await open(query);
    expect(asked.at(-1)).toMatchObject({ status });
  });

  it('are those of one hospital: the chosen one for admins, their own for everybody else', async () => {
    const admin = await open('hospital=0197');
    expect([admin.asked.at(-1), admin.choosesHospital]).toEqual([
      expect.objectContaining({ hospitalId: '0197' }),
      true,
    ]);
    TestBed.resetTestingModule();
    const staff = await open('hospital=0197', '0198');
    expect([staff.asked.at(-1), staff.choosesHospital]).toEqual([
      expect.objectContaining({ hospitalId: '0198' }),
      false,
    ]);
  });
});
