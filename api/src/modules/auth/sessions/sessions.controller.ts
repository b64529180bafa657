import { Body, Controller, Delete, Get, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import type { Page } from '../../../platform/http/page.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { Limit } from '../../../platform/throttler/limit.ts';
import { roles } from '../accounts/account.entity.ts';
import { OwnSessions } from './own-sessions.ts';
import { RefreshSession } from './refresh-session.ts';
import {
  type ListSessionsQuery,
  listSessionsQuery,
  type RefreshBody,
  refreshSchema,
  type SessionAnswer,
  sessionIdSchema,
  sessionPageSchema,
  type SignInBody,
  signInSchema,
  type Tokens,
  tokensSchema,
} from './session.schemas.ts';
import { type Device, SignIn } from './sign-in.ts';

// Neither sign-in nor refresh keeps an idempotent answer: it would be a stored secret. A second sign-in is a second session,
// and a repeated refresh is answered with the same next token anyway.
@ApiTags('Sessions')
@Controller('v1/auth/sessions')
export class SessionsController {
  constructor(
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(RefreshSession) private readonly refreshSession: RefreshSession,
    @Inject(OwnSessions) private readonly ownSessions: OwnSessions,
  ) {}

  @Post()
  @Audited('user.signed_in')
  @Access('public')
  @Limit('sign-in')
  @Returns(201, tokensSchema, 'Signed in.')
  @Problems(
    'request.invalid',
    'auth.invalid_credentials',
    'auth.suspended',
    'auth.locked',
    'rate.limited',
    'internal.unavailable',
  )
  @ApiOperation({
    operationId: 'signIn',
    summary: 'Signs in',
    description:
      'An unknown address and a wrong password are refused alike. After five failures in a row the address is locked for a minute, then for longer. That an account is suspended is told to whoever knows its password.',
  })
  create(@Body({ schema: signInSchema }) body: SignInBody, @Req() request: FastifyRequest): Promise<Tokens> {
    return this.signIn.execute(body, deviceOf(request));
  }

  @Post('refresh')
  @Access('public')
  @Returns(200, tokensSchema, 'The next pair of tokens.')
  @Problems('request.invalid', 'auth.unauthenticated', 'rate.limited')
  @ApiOperation({
    operationId: 'refreshSession',
    summary: 'Exchanges a refresh token for the next pair',
    description:
      'Within 10 seconds the same token is answered with the same next one, so that parallel tabs and lost answers sign nobody out. A used token that comes back later ends its session.',
  })
  refresh(@Body({ schema: refreshSchema }) body: RefreshBody): Promise<Tokens> {
    return this.refreshSession.execute(body.refreshToken);
  }

  @Get()
  @Access({ roles })
  @Returns(200, sessionPageSchema, 'The open sessions, the newest first.')
  @Problems('request.invalid', 'auth.unauthenticated', 'auth.forbidden')
  @ApiOperation({ operationId: 'listSessions', summary: 'The devices signed in to the own account' })
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: listSessionsQuery }) query: ListSessionsQuery,
  ): Promise<Page<SessionAnswer>> {
    return this.ownSessions.list(caller, query);
  }

  @Delete(':id')
  @Audited('user.session_ended')
  @Access({ roles })
  @Returns(
    204,
    null,
    'Signed out: the session can be refreshed no more, and its access token ends within seconds.',
  )
  @Problems('request.invalid', 'auth.unauthenticated', 'auth.forbidden', 'not_found')
  @ApiOperation({ operationId: 'signOut', summary: 'Signs a device out' })
  end(@CurrentCaller() caller: Caller, @Param('id', { schema: sessionIdSchema }) id: string): Promise<void> {
    return this.ownSessions.end(caller, id);
  }
}

function deviceOf(request: FastifyRequest): Device {
  return { userAgent: request.headers['user-agent'], ipAddress: request.ip };
}
