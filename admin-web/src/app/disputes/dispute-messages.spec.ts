import { TestBed } from '@angular/core/testing';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import { DisputeMessages } from './dispute-messages.ts';

describe('whom the next message is for', () => {
  it.each([
    ['internal', { internal: true }, { internal: true }],
    ['patient', { asks: 'patient' }, {}],
    ['everybody', {}, {}],
  ])('after one for %s', async (reader, first, second) => {
    const sent: object[] = [];
    const write = async (_id: string, message: object) => sent.push(message);
    TestBed.configureTestingModule({
      providers: [
        { provide: Client, useValue: { disputes: { write } } },
        { provide: Session, useValue: { user: () => ({ id: 'me', role: 'admin' }) } },
      ],
    });
    const fixture = TestBed.createComponent(DisputeMessages);
    fixture.componentRef.setInput('dispute', { id: 'dispute-1', status: 'open', messages: [] });
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    const say = async (words: string) => {
      const field = page.querySelector('textarea')!;
      field.value = words;
      field.dispatchEvent(new Event('input'));
      page.querySelector('form')!.dispatchEvent(new Event('submit'));
      await fixture.whenStable();
    };
    fixture.debugElement
      .query(({ name }) => name === 'mat-select')
      .triggerEventHandler('valueChange', reader);
    await say('One.');
    await say('Two.');
    expect(sent).toEqual([
      { text: 'One.', ...first },
      { text: 'Two.', ...second },
    ]);
  });
});
