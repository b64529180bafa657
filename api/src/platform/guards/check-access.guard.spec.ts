import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Access } from './access.ts';
import type { Caller } from './caller.ts';
import { CheckAccess } from './check-access.guard.ts';

class Routes {
  @Access({ roles: ['staff', 'admin'], scopes: ['slots:read', 'slots:write'] })
  ofTheHospital() {
    return 'slots';
  }

  @Access({ roles: ['patient'] })
  ofPatients() {
    return 'reviews';
  }

  @Access({ scopes: ['slots:write'] })
  ofMachines() {
    return 'feed';
  }
}

describe('who may not call', () => {
  const person = { kind: 'person', role: 'doctor' } as Caller;
  const machine = { kind: 'machine', scopes: ['doctors:read'] } as unknown as Caller;
  const call = (caller: Caller | undefined, handler: keyof Routes) => {
    const request = caller ? { caller } : {};
    const context = {
      getHandler: () => Reflect.get<Routes, keyof Routes>(Routes.prototype, handler),
      getClass: () => Routes,
      switchToHttp: () => ({ getRequest: () => request }),
    } as unknown as ExecutionContext;
    return () => new CheckAccess(new Reflector()).canActivate(context);
  };

  it.each<[Caller, keyof Routes, string]>([
    [person, 'ofTheHospital', 'This is for: staff, admin.'],
    [person, 'ofMachines', 'This is for API keys alone.'],
    [machine, 'ofTheHospital', 'This takes a key with slots:read or slots:write.'],
    [machine, 'ofPatients', 'API keys may not do this.'],
  ])('is told who may (%#)', (caller, handler, told) => {
    expect(call(caller, handler)).toThrow(told);
  });

  it('is asked to sign in, where nobody has', () => {
    expect(call(undefined, 'ofPatients')).toThrow('Sign in first');
  });
});
