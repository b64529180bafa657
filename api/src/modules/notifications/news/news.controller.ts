import { Controller, Get, Header, Inject, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Access } from '../../../platform/guards/access.ts';
import { CurrentCaller, type Person } from '../../../platform/guards/caller.ts';
import { Problems, ReturnsEvents } from '../../../platform/http/returns.ts';
import { newsQuery, type NewsQuery, newsSchema } from './news.schemas.ts';
import { OpenNewsStream } from './open-news-stream.ts';

const description =
  'Server-sent events that say which record has changed, never what stands in it: a screen reads again what it shows. Doctors hear of ' +
  'their own visits and reviews, staff of their hospital, admins of all.\n\n' +
  'Each event is named after its `type`, and its `data` is a `News`. The event `reload` (`data: {"type":"reload"}`) says that ' +
  'something was missed, or that more has happened at once than is worth telling: read everything again. Send the last `id` as ' +
  '`Last-Event-ID`, and what came since is told first, for a quarter of an hour. A comment comes every 15 seconds.\n\n' +
  'The stream ends with the access token or the session it was opened with: come back with a new one. Who does not read what is sent ' +
  'is cut off. A caller has at most ten streams.';

@ApiTags('News')
@Controller('v1/news')
export class NewsController {
  constructor(@Inject(OpenNewsStream) private readonly openStream: OpenNewsStream) {}

  @Get('stream')
  @Access({ roles: ['doctor', 'staff', 'admin'] })
  // Not kept and not gathered up on the way: each event is for now.
  @Header('Cache-Control', 'no-cache, no-transform')
  @Header('X-Accel-Buffering', 'no')
  @Header('Connection', 'close')
  @ApiOperation({
    operationId: 'streamNews',
    summary: 'Hear what changes, as it happens',
    description,
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The last `id` that was heard.',
    schema: { type: 'string' },
  })
  @ReturnsEvents(newsSchema, 'What changes from now on, without end.')
  @Problems('request.invalid')
  async stream(
    @CurrentCaller() caller: Person,
    @Query({ schema: newsQuery }) { topics }: NewsQuery,
    @Req() { headers }: FastifyRequest,
  ): Promise<StreamableFile> {
    const token = headers.authorization?.split(' ')[1] ?? '';
    const lastEventId = headers['last-event-id']?.toString();
    const { body } = await this.openStream.run({ caller, token, topics, lastEventId });
    return new StreamableFile(body, { type: 'text/event-stream; charset=utf-8' });
  }
}
