import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, type ActivatedRouteSnapshot, type RouterStateSnapshot } from '@angular/router';
import { Session } from './session.ts';
import { signedIn } from './signed-in.ts';

describe('the door to the portal', () => {
  it('is open to a person who is signed in', () => {
    expect(visit('/imports', true)).toBe(true);
  });

  it('leads everybody else to sign in and remembers the page with its filters', () => {
    expect(String(visit('/doctors?q=rao', false))).toBe('/sign-in?returnTo=%2Fdoctors%3Fq%3Drao');
  });

  it('remembers nothing for the home page', () => {
    expect(String(visit('/', false))).toBe('/sign-in');
  });
});

function visit(url: string, someone: boolean) {
  const user = signal(someone ? { fullName: 'Meera Iyer' } : undefined);
  TestBed.configureTestingModule({
    providers: [provideRouter([]), { provide: Session, useValue: { user } }],
  });
  const route = {} as ActivatedRouteSnapshot;
  return TestBed.runInInjectionContext(() => signedIn(route, { url } as RouterStateSnapshot));
}
