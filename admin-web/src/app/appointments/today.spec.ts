import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ApiProblem } from '@smartmedconnect/sdk';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import { Ask } from '../ui/ask.ts';
import { Clock } from '../ui/clock.ts';
import { Undo } from '../ui/undo.ts';
import type { ListedAppointment } from './appointment.ts';
import { Today } from './today.ts';

const nothing = { amountMinor: 0, currency: 'INR' };
const visit = {
  ...{ id: 'v1', version: 1, status: 'confirmed', startsAt: '2026-11-26T09:00:00.000Z', noShowAt: null },
  ...{
    timeZone: 'Asia/Kolkata',
    mode: 'in_person',
    money: { due: nothing, paid: nothing, refunded: nothing, owed: nothing },
  },
  fee: nothing,
  names: { patient: 'Anita Desai', visitType: 'First visit' },
} as unknown as ListedAppointment;

/** A server whose answers come when the test lets them. */
function server() {
  const sent: string[] = [];
  let shown = visit;
  let answer: (refusal?: ApiProblem) => void = () => undefined;
  const step = (name: string, status: ListedAppointment['status']) => (id: string) => {
    sent.push(`${name} ${id}`);
    return new Promise<void>((resolve, reject) => {
      answer = (refusal) => {
        if (refusal !== undefined) {
          reject(refusal);
          return;
        }
        shown = { ...shown, status, version: shown.version + 1 };
        resolve();
      };
    });
  };
  const client = {
    doctors: { get: async () => ({ location: null, hospital: { timeZone: 'Asia/Kolkata' } }) },
    appointments: {
      list: () => ({
        toArray: async () => [shown],
        async *[Symbol.asyncIterator]() {
          yield shown;
        },
      }),
      checkIn: step('check in', 'checked_in'),
      complete: step('complete', 'completed'),
    },
  };
  return { client, sent, answer: (refusal?: ApiProblem) => answer(refusal) };
}

describe('the day of a doctor', () => {
  async function screen(doctorId: string | null = 'd1') {
    const { client, sent, answer } = server();
    const asked: string[] = [];
    const now = signal(new Date('2026-11-26T08:55:00Z'));
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: Client, useValue: client },
        { provide: Session, useValue: { user: () => ({ role: 'doctor', doctorId }) } },
        { provide: Clock, useValue: { now } },
        { provide: Undo, useValue: { say: () => undefined } },
        { provide: Ask, useValue: { whether: async ({ title }: { title: string }) => !asked.push(title) } },
      ],
    });
    const fixture = TestBed.createComponent(Today);
    const element = fixture.nativeElement as HTMLElement;
    const settle = async () => {
      // The doctor is read, then the visits.
      for (let answers = 0; answers < 3; answers++) {
        await fixture.whenStable();
        await new Promise((resolve) => setTimeout(resolve));
      }
    };
    await settle();
    const steps = () =>
      [...element.querySelectorAll('.steps button')].map((button) => button.textContent.trim());
    const press = async (name: string) => {
      [...element.querySelectorAll<HTMLButtonElement>('.steps button')]
        .find(({ textContent }) => textContent.trim() === name)!
        .click();
      await settle();
    };
    return { element, sent, asked, now, answer, settle, steps, press };
  }

  it('takes one check-in however often it is pressed, and asks before it completes', async () => {
    const { sent, asked, answer, settle, steps, press } = await screen();
    await press('Check in');
    await press('Check in');
    expect(sent).toEqual(['check in v1']);
    answer();
    await settle();
    expect(steps()).toEqual(['Complete']);
    await press('Complete');
    expect(asked).toEqual(['Is the visit of Anita Desai over?']);
    expect(sent).toEqual(['check in v1']);
  });

  it('says beside the visit what the server refuses, and lets it be tried again', async () => {
    const { element, sent, answer, settle, press } = await screen();
    await press('Check in');
    answer(
      new ApiProblem({
        ...{ type: 'about:blank', title: 'Not possible in this state', status: 409, instance: '/v1' },
        ...{ code: 'scheduling.invalid_transition', requestId: 'r-1' },
      }),
    );
    await settle();
    expect(element.querySelector('li [role="alert"]')?.textContent).toContain(
      'Not possible in its present state',
    );
    await press('Check in');
    expect(sent).toEqual(['check in v1', 'check in v1']);
    expect(element.querySelector('li [role="alert"]')).toBeNull();
  });

  it('offers a no-show as soon as the visit should have begun, though nothing is pressed', async () => {
    const { now, settle, steps } = await screen();
    expect(steps()).toEqual(['Check in', 'Cancel the visit…']);
    now.set(new Date('2026-11-26T09:00:00Z'));
    await settle();
    expect(steps()).toEqual(['Check in', 'No-show…']);
  });

  it('becomes a file of its own date, in the columns of every list of visits', async () => {
    const { element, settle } = await screen();
    const files: Blob[] = [];
    const names: string[] = [];
    URL.createObjectURL = (file) => `blob:${files.push(file as Blob)}`;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      names.push(this.download);
    };
    element.querySelector<HTMLButtonElement>('smc-csv-export button')!.click();
    await settle();
    expect(names).toEqual(['my-day-2026-11-26.csv']);
    expect(await files[0]?.text()).toContain('Anita Desai');
  });

  it('says so when no profile belongs to the account', async () => {
    const { element } = await screen(null);
    expect(element.textContent).toContain('No profile belongs to your account');
  });
});
