import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import { Undo } from '../ui/undo.ts';
import { ViewStore } from '../ui/view-store.ts';
import { OwnReviews } from './own-reviews.ts';

describe('what patients said of a doctor', () => {
  async function screen(replyRemovedReason: string | null = null) {
    const sent: string[] = [];
    let review = {
      ...{ id: 'r1', version: 1, rating: 5, author: 'Anita D.', createdAt: '2026-11-26T09:00:00.000Z' },
      ...{ text: 'She took her time.', reply: null as { text: string } | null, replyRemovedReason },
    };
    const reviews = {
      ofDoctor: () => ({ page: async () => ({ items: [review], nextCursor: null }) }),
      reply: async (_id: string, _version: number, { text }: { text: string }) => {
        sent.push(text);
        review = { ...review, version: 2, reply: { text }, replyRemovedReason: null };
      },
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: Client, useValue: { reviews } },
        { provide: Session, useValue: { user: () => ({ role: 'doctor', doctorId: 'd1' }) } },
        { provide: ViewStore, useValue: { of: async () => [] } },
        { provide: Undo, useValue: { say: () => undefined } },
      ],
    });
    const fixture = TestBed.createComponent(OwnReviews);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    const settle = async () => {
      for (let answers = 0; answers < 3; answers++) {
        await fixture.whenStable();
        await new Promise((resolve) => setTimeout(resolve));
      }
    };
    await settle();
    const press = async (name: string) => {
      const wanted = ({ textContent }: HTMLElement) => textContent.trim() === name;
      const button = [...element.querySelectorAll<HTMLButtonElement>('article button')].find(wanted)!;
      button.focus();
      button.click();
      await settle();
    };
    const focused = () => document.activeElement?.textContent.trim();
    return { element, sent, press, focused };
  }

  it('is answered without the focus ever leaving it', async () => {
    const { element, sent, press, focused } = await screen();
    await press('Answer');
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
    await press('Cancel');
    expect(focused()).toBe('Answer');
    await press('Answer');
    element.querySelector('textarea')!.value = 'Thank you. ';
    await press('Publish');
    expect(sent).toEqual(['Thank you.']);
    expect(focused()).toBe('Change the answer');
  });

  it('tells why an answer of theirs is not there any more, until there is another', async () => {
    const { element, press } = await screen('personal_data');
    expect(element.querySelector('.reply')?.textContent).toBe(
      'Your last answer was taken down: Personal data',
    );
    await press('Answer');
    element.querySelector('textarea')!.value = 'Thank you.';
    await press('Publish');
    expect(element.querySelector('.reply')?.textContent).toBe('Thank you.');
  });

  it('is not answered with nothing, and says so', async () => {
    const { element, sent, press } = await screen();
    await press('Answer');
    await press('Publish');
    expect(sent).toEqual([]);
    expect(element.querySelector('smc-fault-note')?.textContent).toContain('Write an answer.');
  });
});
