import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { Client } from '../session/client.ts';
import { VisitTypeDialog } from './visit-type-dialog.ts';

describe('a new kind of visit', () => {
  it('is sent once it has what it needs, in the currency of the hospital', async () => {
    const sent: unknown[] = [];
    const closed: unknown[] = [];
    const client = {
      hospitals: { get: async () => ({ currency: 'KWD' }) },
      doctors: {
        createVisitType: async (_id: string, body: object) => {
          sent.push(body);
          return { id: 'vt1', ...body };
        },
      },
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: Client, useValue: client },
        { provide: MAT_DIALOG_DATA, useValue: { doctorId: 'd1', hospitalId: 'h1' } },
        { provide: MatDialogRef, useValue: { close: (result: unknown) => closed.push(result) } },
      ],
    });
    const fixture = TestBed.createComponent(VisitTypeDialog);
    const element = fixture.nativeElement as HTMLElement;
    const settle = async () => {
      await fixture.whenStable();
      await new Promise((resolve) => setTimeout(resolve));
      await fixture.whenStable();
    };
    const fill = (name: string, value: string) => {
      const field = element.querySelector<HTMLInputElement>(`[formControlName="${name}"]`)!;
      field.value = value;
      field.dispatchEvent(new Event('input'));
    };
    const save = async () => {
      element.querySelector('form')!.dispatchEvent(new Event('submit'));
      await settle();
    };
    await settle();
    expect(element.textContent).toContain('Fee in KWD');
    await save();
    expect([...element.querySelectorAll('smc-fault-note')].map((note) => note.textContent.trim())).toEqual([
      'Give it a name patients understand.',
      'That is no amount in KWD.',
    ]);
    fill('name', 'Control');
    fill('fee', '12.500');
    await save();
    expect(sent).toEqual([
      {
        ...{ name: 'Control', durationMinutes: 30, fee: { amountMinor: 12_500, currency: 'KWD' } },
        ...{ mode: 'in_person', payment: 'at_visit' },
      },
    ]);
    expect(closed).toMatchObject([{ id: 'vt1' }]);
  });
});
