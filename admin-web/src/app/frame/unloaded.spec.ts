import { Component } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { Router } from '@angular/router';
import { appConfig } from '../app.config.ts';
import { Connection } from '../ui/connection.ts';
import { UnloadedNote } from './unloaded-note.ts';

@Component({ template: '' })
class Doctors {}

describe('a part of the portal that cannot be loaded', () => {
  let note: ComponentFixture<UnloadedNote>;
  const element = () => note.nativeElement as HTMLElement;
  const go = async (url: string) => {
    await TestBed.inject(Router).navigateByUrl(url);
    await note.whenStable();
  };

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: appConfig.providers });
    TestBed.inject(Router).resetConfig([
      { path: 'doctors', component: Doctors },
      { path: 'payments', loadComponent: () => Promise.reject(new TypeError('Failed to fetch')) },
    ]);
    note = TestBed.createComponent(UnloadedNote);
  });

  it('is told, with a way to load it whole, and the screen stays', async () => {
    await go('/doctors');
    await go('/payments?status=refunded');
    expect(element().querySelector('[role="alert"]')?.textContent).toContain('could not be loaded');
    expect(element().querySelector('a')?.getAttribute('href')).toBe('/payments?status=refunded');
    expect(TestBed.inject(Router).url).toBe('/doctors');
  });

  it('is told without a way where there is no network to load it by', async () => {
    TestBed.inject(Connection);
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    dispatchEvent(new Event('offline'));
    await go('/payments');
    expect(element().textContent).toContain('there is no network');
    expect(element().querySelector('a')).toBeNull();
    Reflect.deleteProperty(navigator, 'onLine');
  });

  it('is told no more once another page has opened', async () => {
    await go('/payments');
    await go('/doctors');
    expect(element().textContent).toBe('');
  });
});
