import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import { Undo } from '../ui/undo.ts';
import { DoctorDetail } from './doctor-detail.ts';
import type { DoctorChanges } from './profile-form.ts';

const doctor = {
  ...{
    id: 'd1',
    version: 3,
    status: 'active',
    fullName: 'Dr. Asha Rao',
    suspension: null,
    credentials: 'MBBS',
  },
  ...{
    email: null,
    phone: '+919876543210',
    licenceNumber: null,
    specialties: [],
    languages: ['en'],
    bio: 'Hearts.',
  },
  ...{
    hospital: { id: 'h1', name: 'City', timeZone: 'Asia/Kolkata' },
    location: null,
    nextAvailableAt: null,
  },
  rating: { average: null, count: 0 },
};

describe('a doctor’s own profile', () => {
  it('is what it was after starting over, and saves nothing then', async () => {
    const saved: DoctorChanges[] = [];
    const said: string[] = [];
    const doctors = {
      get: async () => ({ ...doctor }),
      visitTypes: async () => ({ items: [] }),
      update: async (_id: string, _version: number, changes: DoctorChanges) => void saved.push(changes),
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: Client, useValue: { doctors } },
        {
          provide: Session,
          useValue: { user: () => ({ role: 'doctor', doctorId: 'd1', hospitalId: 'h1' }) },
        },
        { provide: Undo, useValue: { say: (words: string) => said.push(words) } },
      ],
    });
    const fixture = TestBed.createComponent(DoctorDetail);
    const element = fixture.nativeElement as HTMLElement;
    const settle = async () => {
      await fixture.whenStable();
      await new Promise((resolve) => setTimeout(resolve));
      await fixture.whenStable();
    };
    await settle();
    const about = () => element.querySelector<HTMLTextAreaElement>('[name="bio"]')!;
    const press = async (name: string) => {
      [...element.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name)!.click();
      await settle();
    };
    about().value = 'Typed by mistake.';
    await press('Start over');
    expect(about().value).toBe('Hearts.');
    await press('Save');
    expect(saved).toEqual([]);
    expect(said).toEqual(['Nothing was changed.']);
    about().value = 'Twenty years of care for hearts.';
    await press('Save');
    expect(saved).toEqual([{ bio: 'Twenty years of care for hearts.' }]);
  });
});
