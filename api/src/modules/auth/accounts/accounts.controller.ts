import { Body, Controller, Get, Inject, Patch, Post } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { IfMatch } from '../../../platform/http/version.ts';
import { Limit } from '../../../platform/throttler/limit.ts';
import { roles } from './account.entity.ts';
import {
  type AccountAnswer,
  accountSchema,
  type CreateUser,
  createUserSchema,
  type Register,
  registerSchema,
  registrationSchema,
  type UpdateMe,
  updateMeSchema,
} from './account.schemas.ts';
import { CreateAccount } from './create-account.ts';
import { OwnAccount } from './own-account.ts';
import { RegisterPatient } from './register-patient.ts';

// None of these keeps an idempotent answer: a stored fingerprint of a body with a password would be a fast hash of
// that password. A second registration does nothing, a second account of an address is refused.
@ApiTags('Accounts')
@Controller('v1')
export class AccountsController {
  constructor(
    @Inject(RegisterPatient) private readonly registerPatient: RegisterPatient,
    @Inject(CreateAccount) private readonly createAccount: CreateAccount,
    @Inject(OwnAccount) private readonly ownAccount: OwnAccount,
  ) {}

  @Post('auth/register')
  @Access('public')
  @Limit('register')
  @Returns(201, registrationSchema, 'The address can sign in with its password.')
  @Problems('request.invalid', 'rate.limited')
  @ApiOperation({
    operationId: 'register',
    summary: 'Registers a patient',
    description: 'Answers the same for an address that has an account, and leaves that account as it is.',
  })
  register(@Body({ schema: registerSchema }) body: Register): Promise<{ email: string }> {
    return this.registerPatient.execute(body);
  }

  @Post('admin/users')
  @Audited('user.created')
  @Access({ roles: ['admin'] })
  @Returns(201, accountSchema, 'The new account.')
  @Problems('request.invalid', 'auth.unauthenticated', 'auth.forbidden', 'not_found', 'conflict.exists')
  @ApiOperation({ operationId: 'createUser', summary: 'Creates an account of any role' })
  createUser(@Body({ schema: createUserSchema }) body: CreateUser): Promise<AccountAnswer> {
    return this.createAccount.execute(body);
  }

  @Get('me')
  @Access({ roles })
  @Returns(200, accountSchema, 'The account of the caller.')
  @Problems('auth.unauthenticated', 'auth.forbidden')
  @ApiOperation({ operationId: 'getMe', summary: 'Own account' })
  getMe(@CurrentCaller() caller: Caller): Promise<AccountAnswer> {
    return this.ownAccount.read(caller);
  }

  @Patch('me')
  @Audited('user.updated')
  @Access({ roles })
  @Returns(200, accountSchema, 'The account after the change.')
  @Problems('request.invalid', 'auth.unauthenticated', 'auth.forbidden', 'conflict.version')
  @ApiOperation({ operationId: 'updateMe', summary: 'Changes the own account' })
  @ApiHeader({ name: 'If-Match', required: false, description: 'The version last seen, such as "3".' })
  updateMe(
    @CurrentCaller() caller: Caller,
    @Body({ schema: updateMeSchema }) body: UpdateMe,
    @IfMatch() version: number | undefined,
  ): Promise<AccountAnswer> {
    return this.ownAccount.update(caller, body, version);
  }
}
