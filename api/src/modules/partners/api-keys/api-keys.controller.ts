import { Body, Controller, Delete, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import { scopes } from '../../../platform/guards/scopes.ts';
import type { Page } from '../../../platform/http/page.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { Idempotent } from '../../../platform/idempotency/idempotent.ts';
import { type Once, OnceOnly } from '../../../platform/idempotency/once.ts';
import {
  type ApiKeyAnswer,
  apiKeyIdSchema,
  apiKeyPageSchema,
  apiKeySchema,
  type CreateApiKeyBody,
  createApiKeySchema,
  type CreatedApiKey,
  createdApiKeySchema,
  type ListApiKeysQuery,
  listApiKeysQuery,
} from './api-key.schemas.ts';
import { CreateApiKey } from './create-api-key.ts';
import { HospitalApiKeys } from './hospital-api-keys.ts';

@ApiTags('API keys')
@Controller('v1/api-keys')
@Access({ roles: ['staff', 'admin'] })
export class ApiKeysController {
  constructor(
    @Inject(CreateApiKey) private readonly createApiKey: CreateApiKey,
    @Inject(HospitalApiKeys) private readonly apiKeys: HospitalApiKeys,
  ) {}

  @Post()
  @Idempotent()
  @Audited('api_key.created')
  @Returns(201, createdApiKeySchema, 'The key, with its secret.')
  @Problems(
    'request.invalid',
    'request.idempotency_mismatch',
    'request.in_progress',
    'auth.unauthenticated',
    'auth.forbidden',
    'not_found',
  )
  @ApiOperation({
    operationId: 'createApiKey',
    summary: 'Makes a key for a machine of a hospital',
    description: 'The secret is in this answer and nowhere else: we keep only its hash.',
  })
  create(
    @CurrentCaller() caller: Caller,
    @Body({ schema: createApiKeySchema }) body: CreateApiKeyBody,
    @OnceOnly() once: Once | undefined,
  ): Promise<CreatedApiKey> {
    return this.createApiKey.execute(caller, body, once);
  }

  @Get()
  @Returns(200, apiKeyPageSchema, 'Keys, the newest first, with those that have been revoked.')
  @Problems('request.invalid', 'auth.unauthenticated', 'auth.forbidden', 'not_found')
  @ApiOperation({ operationId: 'listApiKeys', summary: 'The API keys of the hospital' })
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: listApiKeysQuery }) query: ListApiKeysQuery,
  ): Promise<Page<ApiKeyAnswer>> {
    return this.apiKeys.list(caller, query);
  }

  @Get('current')
  @Access({ scopes })
  @Returns(200, apiKeySchema, 'The key the request came with.')
  @Problems('auth.unauthenticated', 'auth.forbidden')
  @ApiOperation({
    operationId: 'getCurrentApiKey',
    summary: 'The key itself: of which hospital, and what it may do',
  })
  current(@CurrentCaller() caller: Caller): Promise<ApiKeyAnswer> {
    return this.apiKeys.current(caller);
  }

  @Delete(':id')
  @Audited('api_key.revoked')
  @Returns(204, null, 'The key opens nothing any more, at once.')
  @Problems('request.invalid', 'auth.unauthenticated', 'auth.forbidden', 'not_found')
  @ApiOperation({ operationId: 'revokeApiKey', summary: 'Revokes an API key' })
  revoke(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: apiKeyIdSchema }) id: string,
  ): Promise<void> {
    return this.apiKeys.revoke(caller, id);
  }
}
