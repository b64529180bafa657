import { Body, Controller, Delete, Get, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import type { Page } from '../../../platform/http/page.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { IfMatch } from '../../../platform/http/version.ts';
import { Idempotent } from '../../../platform/idempotency/idempotent.ts';
import { type Once, OnceOnly } from '../../../platform/idempotency/once.ts';
import {
  type SavedViewAnswer,
  type SavedViewInput,
  savedViewInputSchema,
  savedViewPageSchema,
  type SavedViewQuery,
  savedViewQuerySchema,
  savedViewSchema,
} from './saved-view.schemas.ts';
import { SavedViews } from './saved-views.ts';

const portalUsers = { roles: ['doctor', 'staff', 'admin'], scopes: [] } as const;
const id = z.uuid();

@ApiTags('Accounts')
@Controller('v1/me/saved-views')
export class SavedViewsController {
  constructor(@Inject(SavedViews) private readonly views: SavedViews) {}

  @Get()
  @Access(portalUsers)
  @ApiOperation({ operationId: 'listSavedViews', summary: 'One’s own views of the portal’s lists' })
  @Returns(200, savedViewPageSchema, 'The oldest first.')
  @Problems('request.invalid')
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: savedViewQuerySchema }) query: SavedViewQuery,
  ): Promise<Page<SavedViewAnswer>> {
    return this.views.list(caller, query);
  }

  @Post()
  @Idempotent()
  @Access(portalUsers)
  @ApiOperation({ operationId: 'createSavedView', summary: 'Keep a view of a list' })
  @Returns(201, savedViewSchema)
  @Problems('request.invalid', 'conflict.exists', 'users.too_many_views')
  create(
    @CurrentCaller() caller: Caller,
    @Body({ schema: savedViewInputSchema }) body: SavedViewInput,
    @OnceOnly() once?: Once,
  ): Promise<SavedViewAnswer> {
    return this.views.create(caller, body, once);
  }

  @Put(':id')
  @Access(portalUsers)
  @ApiOperation({ operationId: 'replaceSavedView', summary: 'Rename a view, or keep other filters under it' })
  @Returns(200, savedViewSchema)
  @Problems('request.invalid', 'not_found', 'conflict.exists', 'conflict.version')
  replace(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: id }) viewId: string,
    @Body({ schema: savedViewInputSchema }) body: SavedViewInput,
    @IfMatch() seen?: number,
  ): Promise<SavedViewAnswer> {
    return this.views.replace(caller, viewId, body, seen);
  }

  @Delete(':id')
  @Access(portalUsers)
  @ApiOperation({ operationId: 'deleteSavedView', summary: 'Forget a view' })
  @Returns(204, null)
  @Problems('request.invalid', 'not_found')
  remove(@CurrentCaller() caller: Caller, @Param('id', { schema: id }) viewId: string): Promise<void> {
    return this.views.remove(caller, viewId);
  }
}
