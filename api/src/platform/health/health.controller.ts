import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../guards/access.ts';
import { Problems, Returns } from '../http/returns.ts';
import { Limit } from '../throttler/limit.ts';
import { livenessSchema, readinessSchema } from './health.schemas.ts';
import { Readiness } from './readiness.ts';

@ApiTags('Operations')
@Controller('health')
@Limit('operations')
export class HealthController {
  constructor(@Inject(Readiness) private readonly readiness: Readiness) {}

  @Get('live')
  @Access('public')
  @Returns(200, livenessSchema, 'The process runs; restart it when this does not answer.')
  @Problems()
  @ApiOperation({ operationId: 'getLiveness', summary: 'Whether the server lives' })
  live() {
    return { status: 'live' };
  }

  @Get('ready')
  @Access('public')
  @Returns(200, readinessSchema, 'Requests may be sent here.')
  @Problems()
  @ApiOperation({ operationId: 'getReadiness', summary: 'Whether the server is ready for requests' })
  ready() {
    return this.readiness.check();
  }
}
