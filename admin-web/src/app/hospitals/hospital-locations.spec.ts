import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { of } from 'rxjs';
import { Client } from '../session/client.ts';
import { Undo, type Undoable } from '../ui/undo.ts';
import type { Hospital } from './hospital-form.ts';
import { HospitalLocations } from './hospital-locations.ts';
import type { LocationAnswer } from './location-dialog.ts';
import type { Location } from './location-form.ts';

const hospital = { id: 'h1', timeZone: 'Asia/Kolkata' } as Hospital;
const before = {
  ...{ id: 'l1', version: 3, name: 'Indiranagar', city: 'Bengaluru', timeZone: 'Asia/Kolkata' },
  ...{ addressLine: null, region: null, postalCode: null, country: 'IN', phone: null },
} as Location;

describe('a location that was changed', () => {
  async function change(answer: LocationAnswer | undefined) {
    const offered: Undoable[] = [];
    const sent: unknown[] = [];
    const api = { PATCH: async (path: string, call: object) => ({ data: sent.push({ path, ...call }) }) };
    const hospitals = { locations: () => ({ toArray: async () => [before] }) };
    TestBed.configureTestingModule({
      providers: [
        { provide: Client, useValue: { api, hospitals } },
        { provide: MatDialog, useValue: { open: () => ({ afterClosed: () => of(answer) }) } },
        { provide: Undo, useValue: { offer: async (undoable: Undoable) => offered.push(undoable) } },
      ],
    });
    const fixture = TestBed.createComponent(HospitalLocations);
    fixture.componentRef.setInput('hospital', hospital);
    await fixture.whenStable();
    (fixture.nativeElement as HTMLElement).querySelector('button')!.click();
    await fixture.whenStable();
    return { offered, sent };
  }

  it('can be changed back: what differs, unless somebody has been there since', async () => {
    const changed = { ...before, version: 4, name: 'Indira Nagar', phone: '+918012345678' };
    const { offered, sent } = await change({ changed });
    expect(offered.map(({ done }) => done)).toEqual(['Indira Nagar is changed.']);
    await offered[0]!.takeBack();
    expect(sent).toEqual([
      {
        path: '/v1/hospitals/{id}/locations/{locationId}',
        params: { path: { id: 'h1', locationId: 'l1' }, header: { 'If-Match': '4' } },
        body: { name: 'Indiranagar', phone: null },
      },
    ]);
  });

  it.each([undefined, {}])('has nothing to take back when nothing was saved: %j', async (answer) => {
    expect((await change(answer)).offered).toEqual([]);
  });
});
