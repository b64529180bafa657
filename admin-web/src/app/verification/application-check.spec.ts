import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ApiProblem } from '@smartmedconnect/sdk';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import { ApplicationCheck } from './application-check.ts';
import type { Check } from './application.ts';

const before: Check = {
  name: 'licence_register',
  required: true,
  outcome: 'pending',
  note: null,
  evidence: null,
  at: null,
  by: null,
  byName: null,
};

@Component({
  imports: [ApplicationCheck],
  template: `
    <smc-application-check
      [application]="application()"
      [check]="check()"
      [open]="true"
      (taken)="taken = $event"
      (outdated)="reloads = reloads + 1"
    />
  `,
})
class Page {
  readonly application = signal({ id: 'application-1', version: 3 });
  readonly check = signal(before);
  taken: unknown;
  reloads = 0;
}

const stale = new ApiProblem({
  type: 'about:blank',
  title: 'No',
  status: 412,
  instance: '/v1/doctor-applications',
  code: 'conflict.version',
  requestId: 'request-1',
});

describe('what came of a check', () => {
  let sent: unknown[][];
  let answer: () => Promise<unknown>;

  const screen = async () => {
    sent = [];
    const check = (...args: unknown[]) => {
      sent.push(args);
      return answer();
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: Client, useValue: { doctorApplications: { check } } },
        { provide: Session, useValue: { user: () => ({ id: '0199' }) } },
      ],
    });
    const fixture = TestBed.createComponent(Page);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    await fixture.whenStable();
    const press = async (label: string) => {
      const buttons = [...element.querySelectorAll('button')];
      buttons.find(({ textContent }) => textContent.trim() === label)!.click();
      await fixture.whenStable();
    };
    const note = () => element.querySelector('textarea');
    const write = async (words: string) => {
      await press('Write down what came of it');
      note()!.value = words;
      await press('Save');
    };
    return { fixture, element, page: fixture.componentInstance, press, note, write };
  };

  it('is closed once the server has taken it, and handed on as it now is for the next step', async () => {
    const { page, note, write } = await screen();
    answer = async () => ({ id: 'application-1', version: 4 });
    await write('Found in the register.');
    expect(sent).toEqual([
      [
        'application-1',
        3,
        before.name,
        { outcome: 'pending', note: 'Found in the register.', evidence: null },
      ],
    ]);
    expect(note()).toBeNull();
    expect(page.taken).toEqual({ id: 'application-1', version: 4 });
  });

  it('is not lost by a refusal, nor by what somebody else has written meanwhile, and is saved over it', async () => {
    const { fixture, element, page, press, note, write } = await screen();
    answer = () => Promise.reject(stale);
    await write('Found in the register.');
    expect(element.querySelector('[role="alert"]')?.textContent).toContain(
      'Changed by somebody else meanwhile',
    );
    expect(note()!.value).toBe('Found in the register.');

    await press('Reload');
    expect(page.reloads).toBe(1);
    page.application.set({ id: 'application-1', version: 4 });
    page.check.set({ ...before, note: 'Somebody else was here.' });
    await fixture.whenStable();
    expect(note()!.value).toBe('Found in the register.');
    const said = element.querySelector('.said')!;
    expect(said.textContent).toBe('Somebody else was here.');
    expect(said.getAttribute('dir')).toBe('auto');

    answer = async () => ({});
    await press('Save');
    expect(sent.at(-1)).toEqual([
      'application-1',
      4,
      before.name,
      { outcome: 'pending', note: 'Found in the register.', evidence: null },
    ]);
  });
});
