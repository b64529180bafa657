import { Body, Controller, Delete, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import type { Page } from '../../../platform/http/page.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { IfMatch } from '../../../platform/http/version.ts';
import { Idempotent } from '../../../platform/idempotency/idempotent.ts';
import { type Once, OnceOnly } from '../../../platform/idempotency/once.ts';
import { ReadUsers } from './read-users.ts';
import { SuspendUser } from './suspend-user.ts';
import {
  type SuspensionInput,
  suspensionInputSchema,
  type UserAnswer,
  userPageSchema,
  type UserQuery,
  userQuerySchema,
  userSchema,
} from './user.schemas.ts';

const admins = { roles: ['admin'], scopes: [] } as const;
const id = z.uuid();

@ApiTags('Users')
@Controller('v1/admin/users')
export class UsersController {
  constructor(
    @Inject(ReadUsers) private readonly users: ReadUsers,
    @Inject(SuspendUser) private readonly suspendUser: SuspendUser,
  ) {}

  @Get()
  @Access(admins)
  @ApiOperation({ operationId: 'listUsers', summary: 'Find accounts' })
  @Returns(200, userPageSchema)
  @Problems('request.invalid')
  list(@Query({ schema: userQuerySchema }) query: UserQuery): Promise<Page<UserAnswer>> {
    return this.users.list(query);
  }

  @Get(':id')
  @Access(admins)
  @ApiOperation({ operationId: 'getUser', summary: 'One account, with its sign-ins and what stops them' })
  @Returns(200, userSchema)
  @Problems('request.invalid', 'not_found')
  one(@Param('id', { schema: id }) accountId: string): Promise<UserAnswer> {
    return this.users.one(accountId);
  }

  @Post(':id/suspension')
  @Idempotent()
  @Audited('user.suspended')
  @Access(admins)
  @ApiOperation({
    operationId: 'suspendUser',
    summary: 'Suspend an account',
    description:
      'Nobody signs in to it any more (`auth.suspended`, told to whoever knows the password alone); sessions end, and their access tokens with them: at once where this was asked, within seconds on other servers. Appointments and the profile of a doctor stay as they are: suspend the doctor too, where they shall not be booked. Nobody suspends their own account, nor the last admin.',
  })
  @Returns(200, userSchema, 'The account, `suspended`.')
  @Problems(
    'request.invalid',
    'not_found',
    'conflict.version',
    'users.own_account',
    'users.already_suspended',
    'users.last_admin',
  )
  suspend(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: id }) accountId: string,
    @Body({ schema: suspensionInputSchema }) body: SuspensionInput,
    @IfMatch() seen: number | undefined,
    @OnceOnly() once?: Once,
  ): Promise<UserAnswer> {
    return this.suspendUser.suspend({ caller, id: accountId, seen, once }, body);
  }

  @Delete(':id/suspension')
  @Audited('user.reinstated')
  @Access(admins)
  @ApiOperation({
    operationId: 'reinstateUser',
    summary: 'Lift the suspension of an account',
    description: 'They sign in anew; what ended stays ended.',
  })
  @Returns(200, userSchema, 'The account, `active`.')
  @Problems('request.invalid', 'not_found', 'conflict.version', 'users.not_suspended')
  reinstate(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: id }) accountId: string,
    @IfMatch() seen?: number,
  ): Promise<UserAnswer> {
    return this.suspendUser.reinstate({ caller, id: accountId, seen });
  }
}
