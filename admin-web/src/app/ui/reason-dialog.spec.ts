import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { ApiProblem } from '@smartmedconnect/sdk';
import { ReasonDialog, type Reasoned } from './reason-dialog.ts';

const changed = new ApiProblem({
  type: 'about:blank',
  title: 'No',
  status: 412,
  instance: '/v1/users/0199/suspension',
  code: 'conflict.version',
  requestId: 'request-1',
});

describe('something that wants a reason', () => {
  const screen = async (send: Reasoned['send']) => {
    const closed: unknown[] = [];
    const asked: Reasoned = {
      title: 'Suspend?',
      text: 'Signed out everywhere.',
      readBy: 'For administrators.',
      action: 'Suspend',
      longest: 100,
      send,
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: MAT_DIALOG_DATA, useValue: asked },
        { provide: MatDialogRef, useValue: { close: (result: unknown) => closed.push(result) } },
      ],
    });
    const fixture = TestBed.createComponent(ReasonDialog);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    await fixture.whenStable();
    const reason = () => element.querySelector('textarea')!;
    const submit = async (words: string) => {
      reason().value = words;
      element.querySelector('form')!.dispatchEvent(new Event('submit'));
      await fixture.whenStable();
    };
    const press = async (label: string) => {
      const buttons = [...element.querySelectorAll('button')];
      buttons.find(({ textContent }) => textContent.trim() === label)!.click();
      await fixture.whenStable();
    };
    return { element, closed, reason, submit, press };
  };

  it('is not done without one, and the field says so and has the focus', async () => {
    let sent = 0;
    const { element, reason, submit } = await screen(async () => (sent += 1));
    await submit('  ');
    expect(sent).toBe(0);
    expect(element.textContent).toContain('Say why.');
    expect(reason().getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(reason());
  });

  it('is not sent again on what somebody else has changed: the way out is to read anew', async () => {
    let sent = 0;
    const { closed, submit, press } = await screen(() => {
      sent += 1;
      return Promise.reject(changed);
    });
    await submit('Sold visits.');
    await submit('Sold visits.');
    expect(sent).toBe(1);
    expect(closed).toEqual([]);
    await press('Reload');
    expect(closed).toEqual([false]);
  });
});
