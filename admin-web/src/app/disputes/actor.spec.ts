import { TestBed } from '@angular/core/testing';
import { Session } from '../session/session.ts';
import { Actor } from './actor.ts';

describe('who did something', () => {
  it.each([
    ['admin:me', null, 'You', 'Administrator'],
    ['admin:me', 'Noor Haddad', 'You', 'Noor Haddad'],
    ['admin:other', 'Omar Aziz', undefined, 'Omar Aziz'],
    ['patient', undefined, undefined, 'Patient'],
  ])('%s named %s is %s on the screen alone, and %s on paper', async (actor, name, onScreen, onPaper) => {
    TestBed.configureTestingModule({
      providers: [{ provide: Session, useValue: { user: () => ({ id: 'me' }) } }],
    });
    const fixture = TestBed.createComponent(Actor);
    fixture.componentRef.setInput('actor', actor);
    fixture.componentRef.setInput('name', name);
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    expect(page.querySelector('.on-screen')?.textContent).toBe(onScreen);
    const words = page.querySelector('bdi')!;
    expect(words.textContent).toBe(onPaper);
    expect(words.classList.contains('on-paper')).toBe(onScreen !== undefined);
  });
});
