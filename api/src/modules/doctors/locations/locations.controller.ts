import { Body, Controller, Get, Inject, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import { Idempotent } from '../../../platform/idempotency/idempotent.ts';
import { type Once, OnceOnly } from '../../../platform/idempotency/once.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { IfMatch } from '../../../platform/http/version.ts';
import { Limit } from '../../../platform/throttler/limit.ts';
import { CreateLocation } from './create-location.ts';
import {
  externalIdParam,
  idParam,
  type LocationChanges,
  locationChangesSchema,
  type LocationContent,
  locationContentSchema,
  locationPageSchema,
  type LocationQuery,
  locationQuerySchema,
  locationSchema,
  type NewLocation,
  newLocationSchema,
} from './location.schemas.ts';
import { PutLocation } from './put-location.ts';
import { ReadLocations } from './read-locations.ts';
import { UpdateLocation } from './update-location.ts';

@ApiTags('Hospitals')
@Controller('v1/hospitals/:id/locations')
export class LocationsController {
  constructor(
    @Inject(ReadLocations) private readonly readLocations: ReadLocations,
    @Inject(CreateLocation) private readonly createLocation: CreateLocation,
    @Inject(UpdateLocation) private readonly updateLocation: UpdateLocation,
    @Inject(PutLocation) private readonly putLocation: PutLocation,
  ) {}

  @Get()
  @Limit('public-reads')
  @Access('public')
  @ApiOperation({ operationId: 'listLocations', summary: 'List the locations of a hospital' })
  @Returns(200, locationPageSchema)
  @Problems('request.invalid', 'not_found')
  list(
    @Param('id', { schema: idParam }) id: string,
    @Query({ schema: locationQuerySchema }) query: LocationQuery,
  ) {
    return this.readLocations.list(id, query);
  }

  @Post()
  @Audited('location.created')
  @Access({ roles: ['staff', 'admin'], scopes: ['hospital:write'] })
  @Idempotent()
  @ApiOperation({ operationId: 'createLocation', summary: 'Add a location' })
  @Returns(201, locationSchema)
  @Problems('request.invalid', 'not_found', 'conflict.exists')
  create(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: idParam }) id: string,
    @Body({ schema: newLocationSchema }) body: NewLocation,
    @OnceOnly() once?: Once,
  ) {
    return this.createLocation.run(caller, id, body, once);
  }

  @Get(':locationId')
  @Access('public')
  @ApiOperation({ operationId: 'getLocation', summary: 'Get a location' })
  @Returns(200, locationSchema)
  @Problems('request.invalid', 'not_found')
  one(
    @Param('id', { schema: idParam }) id: string,
    @Param('locationId', { schema: idParam }) locationId: string,
  ) {
    return this.readLocations.one(id, locationId);
  }

  @Patch(':locationId')
  @Audited('location.updated')
  @Access({ roles: ['staff', 'admin'], scopes: ['hospital:write'] })
  @ApiOperation({ operationId: 'updateLocation', summary: 'Change a location' })
  @Returns(200, locationSchema)
  @Problems('request.invalid', 'not_found', 'conflict.version', 'conflict.exists')
  update(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: idParam }) hospitalId: string,
    @Param('locationId', { schema: idParam }) id: string,
    @Body({ schema: locationChangesSchema }) body: LocationChanges,
    @IfMatch() seen?: number,
  ) {
    return this.updateLocation.run(caller, { hospitalId, id }, body, seen);
  }

  @Put('by-external-id/:externalId')
  @Audited('location.created', 'location.updated')
  @Access({ roles: ['staff', 'admin'], scopes: ['hospital:write'] })
  @ApiOperation({
    operationId: 'putLocation',
    summary: 'Create or replace the location with an external id',
    description: 'For feeds: the same content again changes nothing, and keeps the version.',
  })
  @Returns(200, locationSchema, 'It was there, and is now as given.')
  @ApiResponse({ status: 201, description: 'It is new.', standardSchema: locationSchema })
  @Problems('request.invalid', 'not_found')
  async put(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: idParam }) hospitalId: string,
    @Param('externalId', { schema: externalIdParam }) externalId: string,
    @Body({ schema: locationContentSchema }) body: LocationContent,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { created, answer } = await this.putLocation.run(caller, { hospitalId, externalId }, body);
    void reply.status(created ? 201 : 200);
    return answer;
  }
}
