import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import { ReviewCard } from './review-card.ts';
import type { ModeratedReview } from './review.ts';

const report: ModeratedReview['reports'][number] = {
  id: 'report-1',
  reason: 'personal_data',
  note: null,
  reporterId: 'patient-1',
  reporterRole: 'patient',
  createdAt: '2026-11-22T10:00:00Z',
  settledAt: null,
  about: { rating: 1, text: 'A fool.', replyText: 'You have gout.' },
};
const reported: ModeratedReview = {
  id: 'review-1',
  doctorId: 'doctor-1',
  hospitalId: 'hospital-1',
  author: 'Mila S.',
  authorFullName: 'Mila Sen',
  patientId: 'patient-1',
  rating: 1,
  text: 'A fool.',
  reply: { text: 'You have gout.', by: 'doctor', repliedAt: '2026-11-22T09:00:00Z' },
  status: 'published',
  createdAt: '2026-11-22T08:00:00Z',
  editedAt: null,
  version: 2,
  reportedAt: '2026-11-22T10:00:00Z',
  reports: [report, { ...report, id: 'report-2' }],
  moderation: [],
};

@Component({
  imports: [ReviewCard],
  template: `<smc-review-card [review]="review()" (settled)="told.push($event)" />`,
})
class Page {
  readonly review = signal(reported);
  readonly told: string[] = [];
}

describe('a review before its moderator', () => {
  let sent: unknown[][];

  const screen = async (review: Partial<ModeratedReview> = {}) => {
    sent = [];
    const note =
      (call: string) =>
      (...args: unknown[]) => {
        sent.push([call, ...args]);
        return Promise.resolve(reported);
      };
    const reviews = { dismissReports: note('dismiss'), removeReply: note('remove'), hide: note('hide') };
    TestBed.configureTestingModule({
      providers: [
        { provide: Client, useValue: { reviews } },
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
        { provide: Session, useValue: { user: signal(undefined) } },
      ],
    });
    const fixture = TestBed.createComponent(Page);
    fixture.componentInstance.review.set({ ...reported, ...review });
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
    const words = () => document.body.textContent.replaceAll(/\s+/g, ' ');
    const press = async (label: string) => {
      const buttons = [...document.querySelectorAll('button')];
      buttons.find(({ textContent }) => textContent.trim() === label)!.click();
      await fixture.whenStable();
    };
    return { page: fixture.componentInstance, words, press };
  };

  afterEach(() => document.body.replaceChildren());

  it('lets it stand as far as its reports are on the screen', async () => {
    const { page, press, words } = await screen();
    await press('Let it stand…');
    expect(sent).toEqual([]);
    expect(words()).toContain('Let the review by Mila S. stand?');
    await press('Let it stand');
    expect(sent).toEqual([['dismiss', 'review-1', 2, 'report-2']]);
    expect(page.told).toEqual(['The review by Mila S. may stand; its reports are settled.']);
  });

  it('stays as reported when it is not meant', async () => {
    const { page, press } = await screen();
    await press('Let it stand…');
    await press('Cancel');
    expect(sent).toEqual([]);
    expect(page.told).toEqual([]);
  });

  it('has the answer taken down, and not the review', async () => {
    const { page, press, words } = await screen();
    await press('Take down the answer…');
    expect(words()).toContain('The review stands and counts as before');
    await press('Take down');
    expect(sent).toEqual([['remove', 'review-1', 2, { reason: 'personal_data' }]]);
    expect(page.told).toEqual(['The answer to the review by Mila S. is taken down.']);
  });

  it('shows the words a report was about, where they have been changed since', async () => {
    const unchanged = await screen();
    expect(unchanged.words()).not.toContain('As it stood');
    document.body.replaceChildren();
    TestBed.resetTestingModule();
    const { words } = await screen({ rating: 5, text: 'Very kind.' });
    expect(words()).toContain('As it stood when it was reported');
    expect(words()).toContain('A fool.');
  });
});
