import { Controller, Get, Header, Inject, Param, Post, Req, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { attachment } from '../../../platform/files/content-disposition.ts';
import { FileBody } from '../../../platform/files/file-body.ts';
import { fileMediaTypes } from '../../../platform/files/media-type.ts';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import { Problems, Returns, ReturnsFile } from '../../../platform/http/returns.ts';
import { Idempotent } from '../../../platform/idempotency/idempotent.ts';
import { type Once, OnceOnly } from '../../../platform/idempotency/once.ts';
import { Limit } from '../../../platform/throttler/limit.ts';
import { longestFileBytes } from '../rules/accepted-file.ts';
import { type FileAnswer, fileSchema } from './dispute.schemas.ts';
import { HandInFile } from './hand-in-file.ts';
import { ReadFile } from './read-file.ts';
import { sentFile } from './sent-file.ts';

const id = z.uuid();
const sides = { roles: ['patient', 'staff', 'admin'] } as const;

/** What the sides hand in. A file is never shown in place by our origin: it is handed out to be kept. */
@ApiTags('Disputes')
@Controller('v1/disputes/:id/files')
export class DisputeFilesController {
  constructor(
    @Inject(HandInFile) private readonly handInFile: HandInFile,
    @Inject(ReadFile) private readonly readFile: ReadFile,
  ) {}

  @Post()
  @Audited('dispute.file_added')
  @Limit('disputes')
  @Idempotent()
  @FileBody(longestFileBytes)
  @Access(sides)
  @ApiOperation({
    operationId: 'addDisputeFile',
    summary: 'Hand in a file',
    description:
      'A PDF, PNG or JPEG of up to 10 MB as the body; what it is is told by its content. Five files a side. Stored encrypted.',
  })
  @ApiHeader({
    name: 'X-File-Name',
    required: true,
    description: 'The name of the file, percent-encoded UTF-8.',
    schema: { type: 'string', example: 'bill%20of%20Monday.pdf' },
  })
  @Returns(201, fileSchema)
  @Problems('not_found', 'disputes.closed', 'disputes.too_many_files')
  add(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: id }) disputeId: string,
    @Req() request: FastifyRequest,
    @OnceOnly() once?: Once,
  ): Promise<FileAnswer> {
    return this.handInFile.run(caller, disputeId, sentFile(request), once);
  }

  @Get(':fileId')
  @Audited('dispute.file_read')
  @Access(sides)
  @Header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
  @Header('X-Content-Type-Options', 'nosniff')
  @ApiOperation({ operationId: 'getDisputeFile', summary: 'A file that was handed in' })
  @ReturnsFile(fileMediaTypes, 'The file, to be kept under the name it was handed in with.')
  @Problems('not_found')
  async one(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: id }) disputeId: string,
    @Param('fileId', { schema: id }) fileId: string,
  ): Promise<StreamableFile> {
    const { bytes, mediaType, name } = await this.readFile.one(caller, disputeId, fileId);
    return new StreamableFile(bytes, {
      type: mediaType,
      disposition: attachment(name),
      length: bytes.length,
    });
  }
}
