import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import {
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

  it('remembers nothing for the home page', () => {
    expect(visit('/', false)).toBe('/sign-in');
  });
});

function visit(url: string, someone: boolean) {
  const user = signal(someone ? { fullName: 'Meera Iyer' } : undefined);
  TestBed.configureTestingModule({
    providers: [provideRouter([]), { provide: Session, useValue: { user } }],
  });
  const route = {} as ActivatedRouteSnapshot;
  const answer = TestBed.runInInjectionContext(() => signedIn(route, { url } as RouterStateSnapshot));
  return answer instanceof UrlTree ? TestBed.inject(Router).serializeUrl(answer) : answer === true && 'open';
}
