import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Client } from '../session/client.ts';
import { Ask } from '../ui/ask.ts';
import { Undo, type Undoable } from '../ui/undo.ts';
import { HospitalDetail } from './hospital-detail.ts';
import type { Hospital, HospitalChanges } from './hospital-form.ts';

const policy = {
  ...{ bookFromMinutes: 30, bookUntilDays: 180, holdMinutes: 10, maxReschedules: 2 },
  ...{ fullRefundNoticeHours: 24, halfRefundNoticeHours: 2, rescheduleNoticeHours: 24 },
  ...{ reviewDays: 60, disputeDays: 30 },
};
const city = {
  ...{ id: 'h1', version: 3, name: 'City', slug: 'city', currency: 'INR', timeZone: 'Asia/Kolkata' },
  ...{ legalName: null, taxLine: null, policy, updatedAt: '2026-11-22T10:00:00Z' },
} as unknown as Hospital;

describe('a hospital that was changed', () => {
  async function screen() {
    let shown = city;
    const sent: unknown[][] = [];
    const offered: Undoable[] = [];
    const said: string[] = [];
    const update = async (id: string, version: number, changes: HospitalChanges) => {
      sent.push([id, version, changes]);
      shown = { ...shown, ...changes, version: version + 1, policy };
      return shown;
    };
    const locations = () => ({ toArray: async () => [] });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: Client, useValue: { hospitals: { get: async () => shown, update, locations } } },
        { provide: Ask, useValue: { whether: async () => true } },
        {
          provide: Undo,
          useValue: {
            offer: async (undoable: Undoable) => offered.push(undoable),
            say: (words: string) => said.push(words),
          },
        },
      ],
    });
    const fixture = TestBed.createComponent(HospitalDetail);
    fixture.componentRef.setInput('id', 'h1');
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const field = (name: string) => element.querySelector<HTMLInputElement>(`[name="${name}"]`)!;
    const save = async (name: string, value: string) => {
      field(name).value = value;
      element.querySelector('form')!.dispatchEvent(new Event('submit'));
      await fixture.whenStable();
    };
    const takeBack = async () => {
      await offered[0]!.takeBack();
      offered[0]!.settled!();
      await fixture.whenStable();
    };
    return { sent, offered, said, field, save, takeBack };
  }

  it('can have its name back, and the form shows it', async () => {
    const { sent, field, save, takeBack } = await screen();
    await save('name', 'City Hospital');
    await takeBack();
    expect(sent).toEqual([
      ['h1', 3, { name: 'City Hospital' }],
      ['h1', 4, { name: 'City' }],
    ]);
    expect(field('name').value).toBe('City');
  });

  it('keeps what has been typed since', async () => {
    const { field, save, takeBack } = await screen();
    await save('name', 'City Hospital');
    field('taxLine').value = 'GSTIN 29';
    await takeBack();
    expect(field('taxLine').value).toBe('GSTIN 29');
  });

  it('has been asked about its rules before, which patients may have booked by since', async () => {
    const { offered, said, save } = await screen();
    await save('holdMinutes', '15');
    expect(offered).toEqual([]);
    expect(said).toEqual(['Saved. Bookings made before keep the rules they were made under.']);
  });
});
