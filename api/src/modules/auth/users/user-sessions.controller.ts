import { Controller, Delete, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import type { Page } from '../../../platform/http/page.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import {
  type ListSessionsQuery,
  listSessionsQuery,
  type SessionAnswer,
  sessionPageSchema,
} from '../sessions/session.schemas.ts';
import { UserSessions } from './user-sessions.ts';

const id = z.uuid();

@ApiTags('Users')
@Controller('v1/admin/users/:id/sessions')
export class UserSessionsController {
  constructor(@Inject(UserSessions) private readonly sessions: UserSessions) {}

  @Get()
  @Access({ roles: ['admin'] })
  @ApiOperation({ operationId: 'listUserSessions', summary: 'The devices somebody is signed in on' })
  @Returns(200, sessionPageSchema, 'The open sessions, the newest first.')
  @Problems('request.invalid', 'not_found')
  list(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: id }) accountId: string,
    @Query({ schema: listSessionsQuery }) query: ListSessionsQuery,
  ): Promise<Page<SessionAnswer>> {
    return this.sessions.list(caller, accountId, query);
  }

  @Delete()
  @Audited('user.sessions_ended')
  @Access({ roles: ['admin'] })
  @ApiOperation({
    operationId: 'endUserSessions',
    summary: 'Sign somebody out everywhere',
    description: 'They may sign in anew. One’s own sessions end too. Again is a no-op.',
  })
  @Returns(204, null, 'No session is open; access tokens end at once here, within seconds on other servers.')
  @Problems('request.invalid', 'not_found')
  endAll(@Param('id', { schema: id }) accountId: string): Promise<void> {
    return this.sessions.endAll(accountId);
  }
}
