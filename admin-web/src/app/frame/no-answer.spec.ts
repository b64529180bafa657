import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { ConnectionFailure } from '@smartmedconnect/sdk';
import { jest } from '@jest/globals';
import { Session } from '../session/session.ts';
import { Connection } from '../ui/connection.ts';
import { NoAnswer } from './no-answer.ts';

@Component({ template: '' })
class Payments {}

describe('a kept session while the server does not answer', () => {
  const failure = signal<unknown>(undefined);
  const online = signal(true);

  /** The server says nothing until the spec lets it. */
  async function open() {
    failure.set(new ConnectionFailure('cannot be reached', false));
    online.set(true);
    const server = { tries: 0, answers: false };
    const restore = async () => {
      server.tries += 1;
      if (server.answers) failure.set(undefined);
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'payments', component: Payments }]),
        { provide: Session, useValue: { failure, restore } },
        { provide: Connection, useValue: { online } },
      ],
    });
    await TestBed.inject(Router).navigateByUrl('/payments?status=refunded');
    const went = jest.spyOn(TestBed.inject(Router), 'navigateByUrl');
    const fixture = TestBed.createComponent(NoAnswer);
    const element = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
    server.tries = 0;
    const settled = async () => {
      await fixture.whenStable();
      await new Promise((resolve) => setTimeout(resolve));
    };
    return { server, element, press: () => element.querySelector('button')!.click(), settled, went };
  }

  it('is told of, and that nobody is signed out', async () => {
    const { element } = await open();
    expect(element.querySelector('h1')?.textContent).toBe('You are still signed in');
    expect(element.querySelector('[role="alert"]')?.textContent).toContain('The server did not answer');
  });

  it('is asked for again by hand, and the page stays while there is no answer', async () => {
    const { server, element, press, settled, went } = await open();
    press();
    await settled();
    expect(server.tries).toBe(1);
    expect(went).not.toHaveBeenCalled();
    expect(element.querySelector('button')).not.toBeNull();
  });

  it('opens the page that was asked for once there is one', async () => {
    const { server, press, settled, went } = await open();
    server.answers = true;
    press();
    await settled();
    expect(went).toHaveBeenCalledWith('/payments?status=refunded');
  });

  it('is asked for again by itself once the network is back', async () => {
    const { server, settled, went } = await open();
    online.set(false);
    await settled();
    expect(server.tries).toBe(0);
    server.answers = true;
    online.set(true);
    await settled();
    expect(server.tries).toBe(1);
    expect(went).toHaveBeenCalledWith('/payments?status=refunded');
  });
});
