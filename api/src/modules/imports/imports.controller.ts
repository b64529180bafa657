import { Body, Controller, Get, HttpStatus, Inject, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Audited } from '../../platform/audit/audited.ts';
import { Access } from '../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../platform/guards/caller.ts';
import type { Page } from '../../platform/http/page.ts';
import { BodyLimit } from '../../platform/http/body-limits.ts';
import { Problems, Returns } from '../../platform/http/returns.ts';
import { Limit } from '../../platform/throttler/limit.ts';
import {
  batchBodyLimit,
  batchNumber,
  batchResultsSchema,
  importBatchBody,
  listResultsQuery,
  type ListResultsQuery,
  rowResultPage,
} from './batches/import-batch.schemas.ts';
import { ListImportResults } from './batches/list-import-results.ts';
import { PutImportBatch } from './batches/put-import-batch.ts';
import type { RowResult } from './rules/pack-results.ts';
import type { ImportRow } from './rules/row-fault.ts';
import { AbandonImport } from './runs/abandon-import.ts';
import { CompleteImport } from './runs/complete-import.ts';
import {
  type ImportRunAnswer,
  importRunPage,
  importRunSchema,
  listImportsQuery,
  type ListImportsQuery,
  startImportBody,
  type StartImportBody,
} from './runs/import-run.schemas.ts';
import { ReadImports } from './runs/read-imports.ts';
import { StartImport } from './runs/start-import.ts';

const reads = { roles: ['staff', 'admin'], scopes: ['imports:read', 'imports:write'] } as const;
const writes = { roles: ['staff', 'admin'], scopes: ['imports:write'] } as const;
const id = z.uuid();

@ApiTags('Imports')
@Controller('v1/imports')
export class ImportsController {
  constructor(
    @Inject(StartImport) private readonly startImport: StartImport,
    @Inject(PutImportBatch) private readonly putImportBatch: PutImportBatch,
    @Inject(CompleteImport) private readonly completeImport: CompleteImport,
    @Inject(AbandonImport) private readonly abandonImport: AbandonImport,
  ) {}

  @Post()
  @Audited('import.started')
  @Access(writes)
  @Limit('imports')
  @ApiOperation({
    operationId: 'startImport',
    summary: 'Start an import, or find the unfinished run of the same content',
    description: 'Repeating it is safe by itself: of one content there is at most one unfinished run.',
  })
  @ApiResponse({ status: 200, description: 'The unfinished run.', standardSchema: importRunSchema })
  @Returns(201, importRunSchema, 'A new run.')
  @Problems('not_found', 'request.invalid')
  async start(
    @Body({ schema: startImportBody }) body: StartImportBody,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportRunAnswer> {
    const { run, isNew } = await this.startImport.start(body, caller);
    void reply.status(isNew ? HttpStatus.CREATED : HttpStatus.OK);
    return run;
  }

  @Put(':id/batches/:n')
  @Audited('import.batch_applied')
  @Access(writes)
  @Limit('imports')
  @BodyLimit(batchBodyLimit)
  @ApiOperation({
    operationId: 'putImportBatch',
    summary: 'Send a numbered batch of rows',
    description:
      'Takes the good rows in and answers what became of each. The same batch again changes nothing and gets the first answer. Numbers start at 1.',
  })
  @Returns(200, batchResultsSchema)
  @Problems(
    'not_found',
    'request.invalid',
    'request.too_large',
    'imports.batch_mismatch',
    'imports.run_completed',
    'imports.run_abandoned',
  )
  put(
    @Param('id', { schema: id }) runId: string,
    @Param('n', { schema: batchNumber }) n: number,
    @Body({ schema: importBatchBody }) body: { rows: ImportRow[] },
    @CurrentCaller() caller: Caller,
  ): Promise<{ results: RowResult[] }> {
    return this.putImportBatch.put(runId, n, body.rows, caller);
  }

  @Post(':id/completion')
  @Audited('import.completed')
  @Access(writes)
  @Limit('imports')
  @ApiOperation({
    operationId: 'completeImport',
    summary: 'Close a run whose rows have all arrived',
    description: 'Closing it again answers the same run.',
  })
  @Returns(200, importRunSchema)
  @Problems('not_found', 'request.invalid', 'imports.batches_missing', 'imports.run_abandoned')
  complete(
    @Param('id', { schema: id }) runId: string,
    @CurrentCaller() caller: Caller,
  ): Promise<ImportRunAnswer> {
    return this.completeImport.complete(runId, caller);
  }

  @Post(':id/abandonment')
  @Audited('import.abandoned')
  @Access(writes)
  @Limit('imports')
  @ApiOperation({
    operationId: 'abandonImport',
    summary: 'Give a run up that nobody will finish',
    description:
      'What it has taken in stays. Further batches are refused, and the same content starts a new run. Abandoning it again answers the same run.',
  })
  @Returns(200, importRunSchema)
  @Problems('not_found', 'request.invalid', 'imports.run_completed')
  abandon(
    @Param('id', { schema: id }) runId: string,
    @CurrentCaller() caller: Caller,
  ): Promise<ImportRunAnswer> {
    return this.abandonImport.abandon(runId, caller);
  }
}

/** What has been imported, for whoever looks. */
@ApiTags('Imports')
@Controller('v1/imports')
export class ImportRunsController {
  constructor(
    @Inject(ReadImports) private readonly imports: ReadImports,
    @Inject(ListImportResults) private readonly results: ListImportResults,
  ) {}

  @Get()
  @Access(reads)
  @ApiOperation({ operationId: 'listImports', summary: 'Import runs, newest first' })
  @Returns(200, importRunPage)
  @Problems('not_found', 'request.invalid')
  list(
    @Query({ schema: listImportsQuery }) query: ListImportsQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<ImportRunAnswer>> {
    return this.imports.list(query, caller);
  }

  @Get(':id')
  @Access(reads)
  @ApiOperation({ operationId: 'getImport', summary: 'An import run' })
  @Returns(200, importRunSchema)
  @Problems('not_found', 'request.invalid')
  get(@Param('id', { schema: id }) runId: string, @CurrentCaller() caller: Caller): Promise<ImportRunAnswer> {
    return this.imports.get(runId, caller);
  }

  @Get(':id/results')
  @Access(reads)
  @Limit('imports')
  @ApiOperation({
    operationId: 'listImportResults',
    summary: 'What became of the rows of a run, in the order of the file',
  })
  @Returns(200, rowResultPage)
  @Problems('not_found', 'request.invalid')
  listResults(
    @Param('id', { schema: id }) runId: string,
    @Query({ schema: listResultsQuery }) query: ListResultsQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<RowResult>> {
    return this.results.list(runId, query, caller);
  }
}
