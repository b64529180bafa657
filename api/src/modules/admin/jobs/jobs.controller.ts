import { Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import type { Page } from '../../../platform/http/page.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { Idempotent } from '../../../platform/idempotency/idempotent.ts';
import { type Once, OnceOnly } from '../../../platform/idempotency/once.ts';
import {
  type JobAnswer,
  jobPage,
  jobSchema,
  jobsQuery,
  type JobsQuery,
  queueName,
  type Queues,
  queuesSchema,
  type RetriedQueue,
  retriedQueueSchema,
} from './job.schemas.ts';
import { ReadJobs } from './read-jobs.ts';
import { RetryJob } from './retry-job.ts';

const admins = { roles: ['admin'] } as const;

@ApiTags('Back office')
@Controller('v1/admin')
export class JobsController {
  constructor(
    @Inject(ReadJobs) private readonly jobs: ReadJobs,
    @Inject(RetryJob) private readonly retryJob: RetryJob,
  ) {}

  @Get('jobs')
  @Access(admins)
  @ApiOperation({
    operationId: 'listJobs',
    summary: 'Jobs that are not done, the newest first',
    description: '`state=dead` are those somebody has to look at: every attempt has failed.',
  })
  @Returns(200, jobPage)
  @Problems('request.invalid')
  list(@Query({ schema: jobsQuery }) query: JobsQuery): Promise<Page<JobAnswer>> {
    return this.jobs.list(query);
  }

  @Get('queues')
  @Access(admins)
  @ApiOperation({
    operationId: 'listQueues',
    summary: 'The queues, how much waits in each, and the events on their way to them',
  })
  @Returns(200, queuesSchema)
  @Problems()
  queues(): Promise<Queues> {
    return this.jobs.queues();
  }

  @Post('jobs/:id/retry')
  @Idempotent()
  @Audited('job.retried')
  @Access(admins)
  @ApiOperation({
    operationId: 'retryJob',
    summary: 'Try a job again that was given up, or at once what would be tried later',
    description: 'Once, however many ask: what is not `dead` or `failed` any more stays as it is.',
  })
  @Returns(200, jobSchema, 'The job as it stands now.')
  @Problems('request.invalid', 'not_found')
  retry(@Param('id', { schema: z.uuid() }) id: string, @OnceOnly() once?: Once): Promise<JobAnswer> {
    return this.retryJob.one(id, once);
  }

  @Post('queues/:name/retry')
  @Idempotent()
  @Audited('job.retried')
  @Access(admins)
  @ApiOperation({
    operationId: 'retryQueue',
    summary: 'Try all jobs of a queue again that were given up',
    description: 'For when what they all failed by has been mended; the oldest 1000 at a time.',
  })
  @Returns(200, retriedQueueSchema)
  @Problems('request.invalid', 'not_found')
  retryAll(
    @Param('name', { schema: queueName }) name: string,
    @OnceOnly() once?: Once,
  ): Promise<RetriedQueue> {
    return this.retryJob.all(name, once);
  }
}
