import { Body, Controller, Get, HttpStatus, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import { actorOf, type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import type { Page } from '../../../platform/http/page.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { ReadReconciliations } from './read-reconciliations.ts';
import {
  type DifferenceAnswer,
  differencePage,
  listDifferencesQuery,
  type ListDifferencesQuery,
  listReconciliationsQuery,
  type ListReconciliationsQuery,
  type ReconciliationAnswer,
  reconciliationPage,
  reconciliationSchema,
  startReconciliationBody,
  type StartReconciliationBody,
} from './reconciliation.schemas.ts';
import { RequestReconciliation } from './request-reconciliation.ts';

const admins = { roles: ['admin'], scopes: [] } as const;
const id = z.uuid();

@ApiTags('Reconciliations')
@Controller('v1/reconciliations')
export class ReconciliationsController {
  constructor(
    @Inject(RequestReconciliation) private readonly requestReconciliation: RequestReconciliation,
    @Inject(ReadReconciliations) private readonly reconciliations: ReadReconciliations,
  ) {}

  @Post()
  @Audited('reconciliation.started')
  @Access(admins)
  @ApiOperation({
    operationId: 'startReconciliation',
    summary: 'Compare our books with Stripe’s, or find the comparison that is running',
    description:
      'Walks the payment intents and refunds Stripe made in a window of time, and ours, and heals or reports every difference. It runs by itself each night over the last three days. There is one at a time.',
  })
  @ApiResponse({ status: 200, description: 'The one that is running.', standardSchema: reconciliationSchema })
  @Returns(201, reconciliationSchema, 'A new one; it runs on after the answer.')
  @Problems('request.invalid')
  async start(
    @Body({ schema: startReconciliationBody }) body: StartReconciliationBody,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReconciliationAnswer> {
    const { run, isNew } = await this.requestReconciliation.request(body, actorOf(caller));
    void reply.status(isNew ? HttpStatus.CREATED : HttpStatus.OK);
    return run;
  }

  @Get()
  @Access(admins)
  @ApiOperation({ operationId: 'listReconciliations', summary: 'Comparisons with Stripe, newest first' })
  @Returns(200, reconciliationPage)
  @Problems('request.invalid')
  list(
    @Query({ schema: listReconciliationsQuery }) query: ListReconciliationsQuery,
  ): Promise<Page<ReconciliationAnswer>> {
    return this.reconciliations.list(query);
  }

  @Get(':id')
  @Access(admins)
  @ApiOperation({ operationId: 'getReconciliation', summary: 'One comparison with Stripe' })
  @Returns(200, reconciliationSchema)
  @Problems('not_found', 'request.invalid')
  get(@Param('id', { schema: id }) reconciliationId: string): Promise<ReconciliationAnswer> {
    return this.reconciliations.get(reconciliationId);
  }

  @Get(':id/differences')
  @Access(admins)
  @ApiOperation({
    operationId: 'listReconciliationDifferences',
    summary: 'What one comparison found, in the order it was found',
  })
  @Returns(200, differencePage)
  @Problems('not_found', 'request.invalid')
  listDifferences(
    @Param('id', { schema: id }) reconciliationId: string,
    @Query({ schema: listDifferencesQuery }) query: ListDifferencesQuery,
  ): Promise<Page<DifferenceAnswer>> {
    return this.reconciliations.differences(reconciliationId, query);
  }
}
