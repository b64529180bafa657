import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { from } from 'rxjs';
import { Client } from '../session/client.ts';
import { Live } from '../session/live.ts';
import { Session } from '../session/session.ts';
import { Ask } from '../ui/ask.ts';
import { Undo } from '../ui/undo.ts';
import { ApplicationDetail } from './application-detail.ts';
import type { Application } from './application.ts';

const open = {
  ...{ id: 'application-1', version: 3, fullName: 'Asha Rao', status: 'submitted', decision: null },
  ...{ hospital: { id: '0198', name: 'Apollo' }, createdAt: '2026-11-22T10:00:00Z', doctorId: null },
  ...{ applicant: { accountId: '0199', email: 'asha@example.org', suspended: false }, phone: null },
  ...{ licence: { number: '42', authority: 'KMC', country: 'IN' }, specialties: [], languages: [] },
  ...{ credentials: null, bio: null, knownDoctors: [], checks: [] },
} as unknown as Application;

describe('the decision on an application', () => {
  async function screen() {
    let application = open;
    const decide = async (_id: string, _version: number, { outcome, reason }: Record<string, string>) => {
      const decision = {
        at: '2026-11-23T10:00:00Z',
        by: 'admin:0200',
        byName: 'Noor Haddad',
        reason: reason ?? null,
      };
      application = { ...open, status: outcome, decision } as Application;
      return application;
    };
    const reasoned = (
      _dialog: unknown,
      { data }: { data: { send: (reason: string) => Promise<unknown> } },
    ) => {
      const done = data.send('No such licence.').then(() => true);
      return { afterClosed: () => from(done) };
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: Client, useValue: { doctorApplications: { get: async () => application, decide } } },
        { provide: Session, useValue: { user: () => ({ id: '0199' }) } },
        { provide: Live, useValue: { follow: () => undefined } },
        { provide: Ask, useValue: { whether: async () => true } },
        { provide: Undo, useValue: { say: () => undefined } },
        { provide: MatDialog, useValue: { open: reasoned } },
      ],
    });
    const fixture = TestBed.createComponent(ApplicationDetail);
    fixture.componentRef.setInput('id', open.id);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    await fixture.whenStable();
    const press = async (words: string) => {
      const named = ({ textContent }: HTMLElement) => textContent.trim() === words;
      const button = [...element.querySelectorAll('button')].find(named)!;
      button.focus();
      button.click();
      await new Promise((resolve) => setTimeout(resolve));
      await fixture.whenStable();
    };
    return { element, press };
  }

  it.each(['Approve…', 'Reject…'])('has the focus once it is made: %s', async (step) => {
    const { element, press } = await screen();
    await press(step);
    expect(element.querySelector('button')).toBeNull();
    const { activeElement } = document;
    expect(activeElement?.getAttribute('aria-label')).toBe('Decision');
    expect(activeElement?.textContent).toContain('· Noor Haddad');
  });
});
