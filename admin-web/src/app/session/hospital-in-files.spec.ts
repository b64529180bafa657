import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { By } from '@angular/platform-browser';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { ImportList } from '../imports/import-list.ts';
import { PaymentList } from '../payments/payment-list.ts';
import { RefundList } from '../payments/refund-list.ts';
import { CsvExport } from '../ui/csv-export.ts';
import { HospitalNames } from '../ui/hospital-names.ts';
import { ViewStore } from '../ui/view-store.ts';
import { Client } from './client.ts';
import { KnownHospitals } from './known-hospitals.ts';
import { Live } from './live.ts';
import { Session } from './session.ts';

interface Row {
  hospitalId: string;
}

describe('a file of what many hospitals have', () => {
  it.each<[string, Type<unknown>, string]>([
    ['payments', PaymentList, 'payments'],
    ['refunds', RefundList, 'refunds'],
    ['imports', ImportList, 'imports'],
  ])('names the hospital of each row: %s', async (_what, component, resource) => {
    const rows: Row[] = ['0198', '0199', '0198', '019a'].map((hospitalId) => ({ hospitalId }));
    const list = () => ({
      page: async () => ({ items: [], nextCursor: null }),
      async *[Symbol.asyncIterator]() {
        yield* rows;
      },
    });
    const asked: string[] = [];
    const get = async (id: string) => {
      asked.push(id);
      if (id === '019a') throw new Error('no answer');
      return { id, name: id === '0198' ? 'Apollo' : 'Fortis', timeZone: 'Asia/Kolkata' };
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'list', component }], withComponentInputBinding()),
        { provide: Client, useValue: { [resource]: { list }, hospitals: { get } } },
        { provide: Session, useValue: { user: () => ({ role: 'admin' }), hospitalId: () => undefined } },
        { provide: Live, useValue: { follow: () => undefined } },
        { provide: ViewStore, useValue: { of: async () => [] } },
        { provide: HospitalNames, useClass: KnownHospitals },
      ],
    });
    const harness = await RouterTestingHarness.create('/list');
    await harness.fixture.whenStable();
    const { componentInstance } = harness.routeDebugElement!.query(By.directive(CsvExport));
    const file = componentInstance as CsvExport<Row>;
    const named = file.columns().find(({ title }) => title === 'Hospital')!;
    const names: unknown[] = [];
    for await (const row of file.list().everything(new AbortController().signal))
      names.push(named.value(row));

    expect(names).toEqual(['Apollo', 'Fortis', 'Apollo', '019a']);
    expect(asked).toEqual(['0198', '0199', '019a']);
  });
});
