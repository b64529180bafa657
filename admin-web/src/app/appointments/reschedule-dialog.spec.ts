import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { ApiProblem, type ProblemCode } from '@smartmedconnect/sdk';
import { Client } from '../session/client.ts';
import { Undo } from '../ui/undo.ts';
import { RescheduleDialog } from './reschedule-dialog.ts';

const inr = (amountMinor: number) => ({ amountMinor, currency: 'INR' });
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
/** On a morning where the clinic is, which is the evening before in New York. */
const at = (time: string) => `${tomorrow}T${time}:00.000Z`;
const visit = {
  ...{
    id: 'v1',
    version: 7,
    doctorId: 'd1',
    visitTypeId: 'vt1',
    timeZone: 'Asia/Kolkata',
    startsAt: at('04:30'),
  },
  ...{ fee: inr(50_000), money: { paid: inr(50_000), refunded: inr(0) }, names: { patient: 'Anita Desai' } },
};
const visitTypes = [
  { id: 'vt1', name: 'First visit', fee: inr(50_000), payment: 'online', active: true },
  { id: 'vt2', name: 'By video', fee: inr(65_000), payment: 'online', active: true },
  { id: 'vt3', name: 'Not any more', fee: inr(1), payment: 'online', active: false },
];

describe('another time for a visit', () => {
  async function dialog(refusal?: ProblemCode) {
    const asked: { visitTypeId: string; from: string; to?: string }[] = [];
    const sent: unknown[] = [];
    const closed: unknown[] = [];
    let free = ['05:00', '05:00', '06:15'].map((time, place) => ({
      ...{ id: `s${place}`, startsAt: at(time), timeZone: 'Asia/Kolkata' },
    }));
    const client = {
      doctors: { visitTypes: async () => ({ items: visitTypes }) },
      slots: {
        list: (query: (typeof asked)[number]) => {
          asked.push(query);
          return { toArray: async () => free, page: async () => ({ items: free }) };
        },
      },
      api: {
        POST: async (
          _path: string,
          { params, body }: { params: { header: { 'If-Match': string } }; body: object },
        ) => {
          sent.push({ seen: params.header['If-Match'], ...body });
          if (refusal !== undefined) {
            free = free.slice(2);
            const problem = {
              type: 'about:blank',
              title: refusal,
              status: 409,
              instance: '/v1',
              requestId: 'r-1',
            };
            throw new ApiProblem({ ...problem, code: refusal });
          }
          return { data: { startsAt: at('05:00'), rescheduling: null } };
        },
      },
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: Client, useValue: client },
        { provide: Undo, useValue: { say: () => undefined } },
        { provide: MAT_DIALOG_DATA, useValue: visit },
        { provide: MatDialogRef, useValue: { close: (result: unknown) => closed.push(result) } },
      ],
    });
    const fixture = TestBed.createComponent(RescheduleDialog);
    const element = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
    const atFirst = element.querySelector('.times')!.textContent;
    const settle = async () => {
      for (let answers = 0; answers < 3; answers++) {
        await fixture.whenStable();
        await new Promise((resolve) => setTimeout(resolve));
      }
    };
    await settle();
    const times = () =>
      [...element.querySelectorAll('.times label')].map((label) => label.textContent.trim());
    const choose = async (time: number) => {
      element.querySelectorAll<HTMLInputElement>('.times input')[time]!.click();
      await settle();
    };
    const submit = async () => {
      element.querySelector('form')!.dispatchEvent(new Event('submit'));
      await settle();
    };
    return { element, atFirst, asked, sent, closed, settle, times, choose, submit };
  }

  it('is one of the doctor’s free times of the day, by the clock of the place, each once', async () => {
    const { element, asked, times } = await dialog();
    expect(times()).toEqual(['10:30 AM', '11:45 AM']);
    expect(element.textContent).toContain('Asia/Kolkata');
    expect(asked[0]).toMatchObject({ doctorId: 'd1', visitTypeId: 'vt1', to: at('18:30') });
  });

  it('is looked for before it is said that none is free', async () => {
    const { atFirst } = await dialog();
    expect(atFirst).toContain('Looking for free times…');
    expect(atFirst).not.toContain('Nothing is free');
  });

  it('is taken as it was seen, and tells what another kind of visit costs', async () => {
    const { element, sent, closed, settle, choose, submit } = await dialog();
    expect(element.querySelector('.quote')?.textContent).toContain('The fee stays as it is.');
    const kind = element.querySelector('select')!;
    expect([...kind.options].map(({ value }) => value)).toEqual(['vt1', 'vt2']);
    kind.value = 'vt2';
    kind.dispatchEvent(new Event('change'));
    await settle();
    expect(element.querySelector('.quote')?.textContent).toContain('150.00 more are paid online');
    await choose(0);
    await submit();
    expect(sent).toEqual([{ seen: '7', slotId: 's0', visitTypeId: 'vt2' }]);
    expect(closed).toEqual([true]);
  });

  it('stays open when somebody was faster, with what is still free', async () => {
    const { element, closed, times, choose, submit } = await dialog('scheduling.slot_taken');
    await choose(0);
    await submit();
    expect(element.querySelector('[role="alert"]')).not.toBeNull();
    expect(times()).toEqual(['11:45 AM']);
    expect(closed).toEqual([]);
  });

  it('can only be looked at anew once the visit has changed meanwhile', async () => {
    const { element, sent, closed, choose, submit } = await dialog('conflict.version');
    await choose(0);
    await submit();
    await submit();
    expect(sent).toHaveLength(1);
    [...element.querySelectorAll('button')]
      .find(({ textContent }) => textContent.trim() === 'Reload')!
      .click();
    expect(closed).toEqual([true]);
  });
});
