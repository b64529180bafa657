import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { provideRouter } from '@angular/router';
import { Client } from '../session/client.ts';
import { Live } from '../session/live.ts';
import { Session } from '../session/session.ts';
import { Undo } from '../ui/undo.ts';
import { ViewStore } from '../ui/view-store.ts';
import { OwnReviews } from './own-reviews.ts';

const doctor = { role: 'doctor', doctorId: 'd1' as string | null, hospitalId: 'h1' };
const staff = { role: 'staff', doctorId: null, hospitalId: 'h1' };
const ofHealth = { code: 'health_of_others', detail: 'It seems to tell of the patient’s illness.' };

describe('what patients said of a doctor, and of those of a hospital', () => {
  async function screen({
    user = doctor,
    replyRemovedReason = null as string | null,
    ownReport = null as string | null,
  } = {}) {
    const sent: string[] = [];
    const reports: object[] = [];
    const asked: string[] = [];
    let review = {
      ...{ id: 'r1', version: 1, rating: 5, author: 'Anita D.', createdAt: '2026-11-26T09:00:00.000Z' },
      ...{ doctorId: 'd1', text: 'She took her time.', reply: null as { text: string } | null },
      ...{ replyRemovedReason, ownReport },
    };
    const pages = (whose: string) => {
      asked.push(whose);
      return { page: async () => ({ items: [review], nextCursor: null }) };
    };
    const reviews = {
      ofDoctor: (id: string) => pages(`doctor ${id}`),
      ofHospital: (id: string) => pages(`hospital ${id}`),
      reply: async (_id: string, version: number, { text }: { text: string }) => {
        sent.push(text);
        review = { ...review, version: version + 1, reply: { text }, replyRemovedReason: null };
        return { ...review, warnings: text.includes('diabetes') ? [ofHealth] : [] };
      },
      report: async (id: string, body: object) => {
        reports.push({ id, ...body });
        review = { ...review, ownReport: 'open' };
      },
    };
    const doctors = { get: async (id: string) => ({ id, fullName: 'Dr. Rao' }) };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: Client, useValue: { reviews, doctors } },
        { provide: Live, useValue: { follow: () => undefined } },
        { provide: Session, useValue: { user: () => user } },
        { provide: ViewStore, useValue: { of: async () => [] } },
        { provide: Undo, useValue: { say: () => undefined } },
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
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
    const press = async (name: string, within: ParentNode = element) => {
      const wanted = ({ textContent }: HTMLElement) => textContent.trim() === name;
      const button = [...within.querySelectorAll<HTMLButtonElement>('button')].find(wanted)!;
      button.focus();
      button.click();
      await settle();
    };
    const publish = async (text: string) => {
      element.querySelector('textarea')!.value = text;
      await press('Publish');
    };
    const focused = () => document.activeElement?.textContent.trim();
    return { asked, element, focused, press, publish, reports, sent, settle };
  }

  it('is answered without the focus ever leaving it', async () => {
    const { asked, element, sent, press, publish, focused } = await screen();
    expect(new Set(asked)).toEqual(new Set(['doctor d1']));
    await press('Answer');
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
    await press('Cancel');
    expect(focused()).toBe('Answer');
    await press('Answer');
    await publish('Thank you. ');
    expect(sent).toEqual(['Thank you.']);
    expect(focused()).toBe('Change the answer');
    expect(element.querySelector('.warning')).toBeNull();
  });

  it('tells beside an answer that it seems to tell of an illness, until it is changed', async () => {
    const { element, press, publish } = await screen();
    await press('Answer');
    await publish('Your diabetes is better now.');
    expect(element.querySelector('.reply')?.textContent).toBe('Your diabetes is better now.');
    expect(element.querySelector('[role=alert]')?.textContent).toContain('the patient’s illness');
    await press('Change the answer');
    await publish('Thank you.');
    expect(element.querySelector('[role=alert]')).toBeNull();
  });

  it('tells why an answer of theirs is not there any more, until there is another', async () => {
    const { element, press, publish } = await screen({ replyRemovedReason: 'personal_data' });
    expect(element.querySelector('.reply')?.textContent).toBe(
      'Your last answer was taken down: Personal data',
    );
    await press('Answer');
    await publish('Thank you.');
    expect(element.querySelector('.reply')?.textContent).toBe('Thank you.');
  });

  it('is not answered with nothing, and says so', async () => {
    const { element, sent, press } = await screen();
    await press('Answer');
    await press('Publish');
    expect(sent).toEqual([]);
    expect(element.querySelector('smc-fault-note')?.textContent).toContain('Write an answer.');
  });

  it('is reported with a reason and a note, and the row says so', async () => {
    const { element, press, reports, settle } = await screen();
    await press('Report…');
    const dialog = document.querySelector('smc-report-dialog')!;
    const fill = (field: HTMLSelectElement | HTMLTextAreaElement, value: string, event: string) => {
      field.value = value;
      field.dispatchEvent(new Event(event));
    };
    fill(dialog.querySelector('select')!, 'false_statement', 'change');
    fill(dialog.querySelector('textarea')!, ' She was never here. ', 'input');
    await press('Report', dialog);
    await settle();
    expect(reports).toEqual([{ id: 'r1', reason: 'false_statement', note: 'She was never here.' }]);
    expect(element.querySelector('article')?.textContent).toContain('You have reported it');
    expect(element.textContent).not.toContain('Report…');
  });

  it.each([
    ['open', 'You have reported it; an administrator decides.'],
    ['decided', 'You have reported it; an administrator has let it stand.'],
  ])('tells after a reload, too, that it was reported: %s', async (ownReport, words) => {
    const { element } = await screen({ ownReport });
    expect(element.querySelector('article')?.textContent).toContain(words);
    expect(element.textContent).not.toContain('Report…');
  });

  it('is of all doctors for the hospital’s staff, and names them', async () => {
    const { asked, element } = await screen({ user: staff });
    expect(new Set(asked)).toEqual(new Set(['hospital h1']));
    expect(element.querySelector('article a')?.textContent).toBe('Dr. Rao');
    expect(element.querySelector('article a')?.getAttribute('href')).toBe('/doctors/d1');
  });
});
