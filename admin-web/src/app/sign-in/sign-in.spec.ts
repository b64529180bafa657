import { jest } from '@jest/globals';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { ApiProblem, type SmartMedConnect } from '@smartmedconnect/sdk';
import { Client } from '../session/client.ts';
import { SignIn } from './sign-in.ts';

type Credentials = Parameters<SmartMedConnect['account']['signIn']>[0];

const refusal = (code: ApiProblem['code'], title: string) =>
  new ApiProblem({
    type: 'about:blank',
    title,
    status: 401,
    instance: '/v1/auth/sign-in',
    code,
    requestId: 'request-1',
  });

describe('signing in to an account with a second factor', () => {
  const sent: Credentials[] = [];
  const account = {
    signIn: async (credentials: Credentials) => {
      sent.push(credentials);
      if (credentials.totp === undefined)
        throw refusal('auth.second_factor_required', 'A second factor is required');
      if (credentials.totp !== '492039') throw refusal('auth.invalid_credentials', 'That is not right');
      return {};
    },
    me: async () => ({ id: '0199', fullName: 'Meera Iyer', locale: null }),
  };

  const screen = () => {
    sent.length = 0;
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: Client, useValue: { account } }],
    });
    const navigations = jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    const fixture = TestBed.createComponent(SignIn);
    const element = fixture.nativeElement as HTMLElement;
    const fill = async (name: string, value: string) => {
      await fixture.whenStable();
      const field = element.querySelector<HTMLInputElement>(`[formControlName="${name}"]`)!;
      field.value = value;
      field.dispatchEvent(new Event('input'));
    };
    const send = async () => {
      element.querySelector('form')!.dispatchEvent(new Event('submit'));
      await fixture.whenStable();
    };
    return { element, fill, send, navigations };
  };

  it('asks for the code after the password, sends all of it, and says when it is wrong', async () => {
    const { element, fill, send, navigations } = screen();
    await fill('email', 'it@demo.test');
    await fill('password', 'right');
    await send();
    expect(element.textContent).toContain('it@demo.test');
    expect(element.querySelector('[role="alert"]')).toBeNull();

    await fill('totp', '11 11 11');
    await send();
    expect(sent).toHaveLength(1);

    await fill('totp', '111 111');
    await send();
    expect(element.querySelector('[role="alert"]')?.textContent).toContain(
      'E-mail address or password is not right',
    );
    expect(navigations).not.toHaveBeenCalled();

    await fill('totp', ' 492 039');
    await send();
    expect(sent.at(-1)).toEqual({ email: 'it@demo.test', password: 'right', totp: '492039' });
    expect(navigations).toHaveBeenCalledWith('/');
  });
});
