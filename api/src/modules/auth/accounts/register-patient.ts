import { Inject, Injectable } from '@nestjs/common';
import type { Register } from './account.schemas.ts';
import { CreateAccount } from './create-account.ts';

/** A patient registers. Whether the address was known already is told neither by the answer nor by the time it takes. */
@Injectable()
export class RegisterPatient {
  constructor(@Inject(CreateAccount) private readonly createAccount: CreateAccount) {}

  async execute(registration: Register): Promise<{ email: string }> {
    await this.createAccount.unlessKnown({ ...registration, role: 'patient' });
    return { email: registration.email };
  }
}
