import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/guards/access.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import {
  type DirectoryQuery,
  directoryQuerySchema,
  languagePageSchema,
  specialtyPageSchema,
} from './directory.schemas.ts';
import { ReadDirectory } from './read-directory.ts';

@ApiTags('Doctors')
@Controller('v1')
export class DirectoryController {
  constructor(@Inject(ReadDirectory) private readonly directory: ReadDirectory) {}

  @Get('specialties')
  @Access('public')
  @ApiOperation({ operationId: 'listSpecialties', summary: 'List the specialties of active doctors' })
  @Returns(200, specialtyPageSchema)
  @Problems('request.invalid')
  specialties(@Query({ schema: directoryQuerySchema }) query: DirectoryQuery) {
    return this.directory.specialties(query);
  }

  @Get('languages')
  @Access('public')
  @ApiOperation({ operationId: 'listLanguages', summary: 'List the languages active doctors speak' })
  @Returns(200, languagePageSchema)
  @Problems('request.invalid')
  languages(@Query({ schema: directoryQuerySchema }) query: DirectoryQuery) {
    return this.directory.languages(query);
  }
}
