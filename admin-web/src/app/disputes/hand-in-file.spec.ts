import { TestBed } from '@angular/core/testing';
import { ConnectionFailure } from '@smartmedconnect/sdk';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import { fileObjection } from './file-objection.ts';
import { HandInFile } from './hand-in-file.ts';

const pdf = () => new File(['%PDF-1.7'], 'roster.pdf', { type: 'application/pdf' });

describe('a file that is chosen', () => {
  it.each([
    ['application/pdf', 10 * 1024 * 1024, undefined],
    ['image/png', 1, undefined],
    ['image/jpeg', 10 * 1024 * 1024 + 1, /larger than 10 MB/],
    ['application/pdf', 0, /nothing in it/],
    ['text/html', 20, /none of PDF, PNG and JPEG/],
    ['', 20, /none of PDF, PNG and JPEG/],
  ])('of type "%s" and %d bytes', (type, size, objection) => {
    const found = fileObjection({ type, size });
    if (objection === undefined) expect(found).toBeUndefined();
    else expect(found).toMatch(objection);
  });
});

describe('handing in a file', () => {
  async function form(role: 'admin' | 'staff', dispute: object, answers: (() => Promise<unknown>)[] = []) {
    const sent: unknown[][] = [];
    const addFile = (...args: unknown[]) => {
      sent.push(args);
      return answers.shift()!();
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: Client, useValue: { disputes: { addFile } } },
        { provide: Session, useValue: { user: () => ({ id: 'me', role }) } },
      ],
    });
    const fixture = TestBed.createComponent(HandInFile);
    fixture.componentRef.setInput('dispute', { id: 'dispute-1', status: 'open', files: [], ...dispute });
    let handedIn = 0;
    fixture.componentInstance.handedIn.subscribe(() => (handedIn += 1));
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    return {
      page,
      sent,
      handedIn: () => handedIn,
      choose: async (file: File) => {
        const box = page.querySelector<HTMLInputElement>('input[type="file"]')!;
        Object.defineProperty(box, 'files', { value: [file], configurable: true });
        box.dispatchEvent(new Event('change'));
        await fixture.whenStable();
      },
      press: async (label: string) => {
        const buttons = [...page.querySelectorAll('button')];
        buttons.find(({ textContent }) => textContent.trim() === label)!.click();
        await fixture.whenStable();
      },
    };
  }

  it('sends nothing before it was read what is sent, and the very same again after a broken connection', async () => {
    const lost = () => Promise.reject(new ConnectionFailure('cannot be reached', false));
    const { page, sent, handedIn, choose, press } = await form('staff', {}, [lost, async () => ({})]);
    const file = pdf();
    await choose(file);
    expect(page.textContent).toContain('roster.pdf');
    expect(sent).toEqual([]);
    await press('Hand in');
    expect(page.textContent).toContain('The server did not answer');
    expect(handedIn()).toBe(0);
    await press('Hand in');
    expect(handedIn()).toBe(1);
    expect(sent).toEqual(Array(2).fill(['dispute-1', file, 'roster.pdf']));
    expect(page.textContent).not.toContain('roster.pdf');
  });

  it('offers nothing to send of what is not taken', async () => {
    const { page, choose } = await form('admin', {});
    await choose(new File(['x'], 'page.html', { type: 'text/html' }));
    expect(page.textContent).toContain('It is none of PDF, PNG and JPEG.');
    expect([...page.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual([
      'Choose a file…',
    ]);
  });

  it.each([
    ['staff', 'hospital', 5, false],
    ['staff', 'hospital', 4, true],
    ['staff', 'patient', 5, true],
    ['admin', 'admin', 5, false],
  ] as const)('is open to %s where the %s has %d: %s', async (role, side, count, open) => {
    const files = Array.from({ length: count }, () => ({ side }));
    const { page } = await form(role, { files });
    expect(page.querySelector('input') !== null).toBe(open);
    expect(page.textContent.includes('as many files as may be')).toBe(!open);
  });

  it('is over once the dispute is closed', async () => {
    const { page } = await form('staff', { status: 'resolved' });
    expect(page.textContent.trim()).toBe('');
  });
});
