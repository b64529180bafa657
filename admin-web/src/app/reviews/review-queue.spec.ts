import { TestBed } from '@angular/core/testing';
import { MatSnackBar } from '@angular/material/snack-bar';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { ConnectionFailure } from '@smartmedconnect/sdk';
import { of, Subject } from 'rxjs';
import { Client } from '../session/client.ts';
import { Live } from '../session/live.ts';
import { Session } from '../session/session.ts';
import { HospitalNames } from '../ui/hospital-names.ts';
import { ViewStore } from '../ui/view-store.ts';
import { ReviewQueue } from './review-queue.ts';
import type { ModeratedReview } from './review.ts';

const entry = (action: 'hide' | 'restore', at: string, reason: 'spam' | 'personal_data' | null) => ({
  id: at,
  action,
  reason,
  note: reason && `Because of ${reason}`,
  actor: 'admin:me',
  rating: 1,
  text: null,
  at,
});

const hidden = {
  id: 'review-1',
  doctorId: 'doctor-1',
  author: 'Mila S.',
  authorFullName: 'Mila Sen',
  rating: 1,
  text: 'Call me: 98450 12345.',
  reply: null,
  status: 'hidden',
  createdAt: '2026-12-02T09:00:00.000Z',
  editedAt: null,
  reportedAt: null,
  version: 4,
  reports: [],
  moderation: [
    entry('hide', '2026-12-02T10:00:00.000Z', 'spam'),
    entry('hide', '2026-12-02T12:00:00.000Z', 'personal_data'),
    entry('restore', '2026-12-02T11:00:00.000Z', null),
  ],
} as unknown as ModeratedReview;

describe('a review that is restored', () => {
  let calls: unknown[][];
  let undo: Subject<{ dismissedByAction: boolean }>;

  const screen = async (answer: () => Promise<unknown> = async () => ({ version: 5 })) => {
    calls = [];
    undo = new Subject();
    let shown: unknown[] = [hidden];
    const reviews = {
      moderated: () => ({ page: async () => ({ items: shown, nextCursor: null }) }),
      restore: async (...args: unknown[]) => {
        calls.push(['restore', ...args]);
        const answered = await answer();
        shown = [];
        return answered;
      },
      hide: async (...args: unknown[]) => {
        calls.push(['hide', ...args]);
        shown = [hidden];
      },
    };
    const doctors = { get: async () => ({ id: 'doctor-1', fullName: 'Asha Rao' }) };
    const open = (words: string, action: string) => {
      calls.push(['said', words]);
      return { afterDismissed: () => (action === 'Undo' ? undo : of({ dismissedByAction: false })) };
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'reviews', component: ReviewQueue }], withComponentInputBinding()),
        { provide: Client, useValue: { reviews, doctors } },
        { provide: Live, useValue: { follow: () => undefined } },
        { provide: Session, useValue: { user: () => ({ id: 'me' }) } },
        { provide: MatSnackBar, useValue: { open } },
        { provide: ViewStore, useValue: { of: async () => [] } },
        { provide: HospitalNames, useValue: { of: () => 'Apollo' } },
      ],
    });
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl('/reviews?status=hidden');
    const settled = async () => {
      await harness.fixture.whenStable();
      await new Promise((resolve) => setTimeout(resolve));
      await harness.fixture.whenStable();
    };
    await settled();
    const cards = () => harness.routeNativeElement!.querySelectorAll('smc-review-card').length;
    const press = () => {
      const buttons = [...harness.routeNativeElement!.querySelectorAll('button')];
      buttons.find(({ textContent }) => textContent.trim() === 'Restore')!.click();
    };
    return { cards, press, settled };
  };

  it('is out of the queue before the server has answered', async () => {
    let arrive: (answer: unknown) => void = () => undefined;
    const { cards, press, settled } = await screen(() => new Promise((resolve) => (arrive = resolve)));
    press();
    await settled();
    expect(cards()).toBe(0);
    expect(calls).toEqual([['restore', 'review-1', 4]]);
    arrive({ version: 5 });
    await settled();
    expect(calls.at(-1)).toEqual(['said', 'The review by Mila S. stands in public again.']);
  });

  it('is hidden again by Undo, as it now is and for what it was hidden for last', async () => {
    const { cards, press, settled } = await screen();
    press();
    await settled();
    undo.next({ dismissedByAction: true });
    await settled();
    expect(calls.at(-1)).toEqual([
      'hide',
      'review-1',
      5,
      { reason: 'personal_data', note: 'Because of personal_data' },
    ]);
    expect(cards()).toBe(1);
  });

  it('is back in the queue when the server did not do it', async () => {
    const { cards, press, settled } = await screen(() =>
      Promise.reject(new ConnectionFailure('cannot be reached', false)),
    );
    press();
    await settled();
    expect(cards()).toBe(1);
    expect(calls.at(-1)).toEqual(['said', 'The server did not answer. Check the connection and try again.']);
  });
});
