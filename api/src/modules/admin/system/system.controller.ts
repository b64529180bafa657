import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/guards/access.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { ReadSystem } from './read-system.ts';
import { type SystemHealth, systemSchema } from './system.schemas.ts';

@ApiTags('Back office')
@Controller('v1/admin/system')
export class SystemController {
  constructor(@Inject(ReadSystem) private readonly system: ReadSystem) {}

  @Get()
  @Access({ roles: ['admin'] })
  @ApiOperation({
    operationId: 'getSystem',
    summary: 'How each part of the system fares, in a word and a sentence',
    description:
      'Of the process that answers, and of what all share: database, queues, events on their way, files, payments. It answers while parts are down.',
  })
  @Returns(200, systemSchema)
  @Problems()
  read(): Promise<SystemHealth> {
    return this.system.read();
  }
}
