import { signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { TestBed } from '@angular/core/testing';
import { ApiProblem } from '@smartmedconnect/sdk';
import { of } from 'rxjs';
import { Client } from '../session/client.ts';
import { Undo, type Undoable } from '../ui/undo.ts';
import type { VisitType, VisitTypeChanges } from './visit-type-form.ts';
import { VisitTypes } from './visit-types.ts';

const first = {
  ...{ id: 'vt1', name: 'First visit', durationMinutes: 30, fee: { amountMinor: 50_000, currency: 'INR' } },
  ...{ mode: 'in_person', payment: 'at_visit', active: true, version: 1 },
} as VisitType;

describe('what can be booked of a doctor', () => {
  async function screen() {
    let stored = first;
    const sent: [version: number, VisitTypeChanges][] = [];
    const offered: Undoable[] = [];
    const refusal = signal<ApiProblem | undefined>(undefined);
    const doctors = {
      visitTypes: async () => ({ items: [stored] }),
      updateVisitType: async (_doctor: string, _id: string, version: number, changes: VisitTypeChanges) => {
        sent.push([version, changes]);
        const refused = refusal();
        if (refused !== undefined) throw refused;
        stored = { ...stored, ...changes, version: version + 1 };
        return stored;
      },
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: Client, useValue: { doctors } },
        { provide: MatDialog, useValue: { open: () => ({ afterClosed: () => of(first) }) } },
        { provide: Undo, useValue: { offer: async (undoable: Undoable) => void offered.push(undoable) } },
      ],
    });
    const fixture = TestBed.createComponent(VisitTypes);
    for (const [name, value] of Object.entries({ doctorId: 'd1', hospitalId: 'h1', editable: true })) {
      fixture.componentRef.setInput(name, value);
    }
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    const settle = async () => {
      await fixture.whenStable();
      await new Promise((resolve) => setTimeout(resolve));
      await fixture.whenStable();
    };
    await settle();
    const button = (name: string) =>
      [...element.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name)!;
    const press = async (name: string) => {
      button(name).focus();
      button(name).click();
      await settle();
    };
    return { element, sent, offered, refusal, settle, button, press };
  }

  it('takes a fee on the spot, with a way back to the one before', async () => {
    const { element, sent, offered, press } = await screen();
    await press('Change fee');
    const field = document.activeElement as HTMLInputElement;
    expect(field.value).toBe('500.00');
    field.value = '650';
    await press('Save');
    expect(sent).toEqual([[1, { fee: { amountMinor: 65_000, currency: 'INR' } }]]);
    expect(element.querySelector('.fee')?.textContent).toContain('650');
    expect(document.activeElement?.textContent.trim()).toBe('Change fee');
    await offered[0]!.takeBack();
    expect(sent.at(-1)).toEqual([2, { fee: first.fee }]);
  });

  it('is offered no more when what was added was a mistake', async () => {
    const { sent, offered, press } = await screen();
    await press('New visit type…');
    expect(offered.map(({ done }) => done)).toEqual(['First visit can be booked from now on.']);
    await offered[0]!.takeBack();
    expect(sent).toEqual([[1, { active: false }]]);
  });

  it('stops being offered once, however often it is pressed', async () => {
    const { sent, offered, settle, button } = await screen();
    button('Stop offering').click();
    button('Stop offering').click();
    await settle();
    expect(sent).toEqual([[1, { active: false }]]);
    expect(offered.map(({ done }) => done)).toEqual(['First visit is offered no more.']);
    expect(button('Offer again')).not.toBeUndefined();
  });

  it('says what the server refuses where it was done', async () => {
    const { element, offered, refusal, press } = await screen();
    refusal.set(
      new ApiProblem({
        ...{ type: 'about:blank', title: 'It has changed', status: 412, instance: '/v1' },
        ...{ code: 'conflict.version', requestId: 'r-1' },
      }),
    );
    await press('Stop offering');
    expect(element.querySelector('[role="alert"]')?.textContent).toContain(
      'Changed by somebody else meanwhile',
    );
    expect(offered).toEqual([]);
  });
});
