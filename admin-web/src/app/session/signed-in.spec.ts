import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import {
  RedirectCommand,
  Router,
  UrlTree,
  provideRouter,
  type ActivatedRouteSnapshot,
  type RouterStateSnapshot,
} from '@angular/router';
import { Session } from './session.ts';
import { signedIn } from './signed-in.ts';

describe('the door to the portal', () => {
  it('is open to a person who is signed in', () => {
    expect(visit('/imports', true)).toBe('open');
  });

  it('leads everybody else to sign in and remembers the page with its filters', () => {
    expect(visit('/doctors?q=rao', false)).toBe('/sign-in?returnTo=%2Fdoctors%3Fq%3Drao');
  });

  it('says so under the same address while the server does not say whose the session is', () => {
    expect(visit('/doctors?q=rao', false, new Error('no answer'))).toBe('/no-answer, not in the address');
  });

  it('remembers nothing for the home page', () => {
    expect(visit('/', false)).toBe('/sign-in');
  });
});

function visit(url: string, someone: boolean, failed?: Error) {
  const user = signal(someone ? { fullName: 'Meera Iyer' } : undefined);
  TestBed.configureTestingModule({
    providers: [provideRouter([]), { provide: Session, useValue: { user, failure: () => failed } }],
  });
  const route = {} as ActivatedRouteSnapshot;
  const answer = TestBed.runInInjectionContext(() => signedIn(route, { url } as RouterStateSnapshot));
  if (answer instanceof RedirectCommand) {
    const hidden = answer.navigationBehaviorOptions?.skipLocationChange === true;
    return `${answer.redirectTo.toString()}${hidden ? ', not in the address' : ''}`;
  }
  return answer instanceof UrlTree ? TestBed.inject(Router).serializeUrl(answer) : answer === true && 'open';
}
