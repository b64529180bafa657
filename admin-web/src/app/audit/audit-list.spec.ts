import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Client } from '../session/client.ts';
import { HospitalNames } from '../ui/hospital-names.ts';
import { ViewStore } from '../ui/view-store.ts';
import { AuditList } from './audit-list.ts';

const id = '019adc5a-7c00-7000-8000-000000000001';

describe('the audit log on the screen', () => {
  async function open(query: string) {
    const asked: object[] = [];
    const list = (filters: object) => {
      asked.push(filters);
      return { page: async () => ({ items: [], nextCursor: null }) };
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'audit', component: AuditList }], withComponentInputBinding()),
        { provide: Client, useValue: { audit: { list } } },
        { provide: ViewStore, useValue: { of: async () => [] } },
        { provide: HospitalNames, useValue: { of: () => 'Apollo' } },
      ],
    });
    const harness = await RouterTestingHarness.create(`/audit?${query}`);
    await harness.fixture.whenStable();
    return { asked, element: harness.routeNativeElement! };
  }

  it('is narrowed by whom, what, where and when the address names', async () => {
    const { asked, element } = await open(
      `actor=${id}&record=${id}&ip=203.0.113.7&kind=dispute&action=dispute.resolved&hospital=${id}`,
    );
    expect(asked.at(-1)).toMatchObject({
      ...{ actorId: id, resourceId: id, ip: '203.0.113.7', hospitalId: id },
      ...{ resourceType: 'dispute', action: 'dispute.resolved' },
    });
    const fields = [...element.querySelectorAll('input')];
    // Whoever sees a short list sees why.
    expect(fields.filter(({ value }) => value === id)).toHaveLength(2);
  });

  it('is not asked for a part of an id or an address, and says what it waits for', async () => {
    const { asked, element } = await open('record=019adc5a&ip=203.0.113&actor=asha&action=nonsense');
    expect(asked.at(-1)).toMatchObject({
      ...{ actorId: undefined, resourceId: undefined, ip: undefined, action: undefined },
    });
    expect(element.querySelectorAll('mat-hint')).toHaveLength(3);
  });

  it('is narrowed by days of the reader, whichever hospital is chosen, and says so', async () => {
    const { asked, element } = await open(`hospital=${id}&from=2026-11-26&to=2026-11-26`);
    expect(asked.at(-1)).toMatchObject({
      from: new Date(2026, 10, 26).toISOString(),
      to: new Date(2026, 10, 27).toISOString(),
    });
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(element.querySelector('mat-hint')?.textContent).toBe(`Days in ${zone}`);
  });

  it('offers the actions of the kind that is chosen', async () => {
    const { element } = await open('kind=refund');
    const choices = [...element.querySelectorAll('option')].map(({ value }) => value);
    expect(choices.filter((value) => value.includes('.'))).toEqual([
      ...['refund.requested', 'refund.retried', 'refund.settled'],
    ]);
  });
});
