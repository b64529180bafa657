import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import { Idempotent } from '../../../platform/idempotency/idempotent.ts';
import { type Once, OnceOnly } from '../../../platform/idempotency/once.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { IfMatch } from '../../../platform/http/version.ts';
import { Limit } from '../../../platform/throttler/limit.ts';
import { idParam } from '../fields.schemas.ts';
import { CreateVisitType } from './create-visit-type.ts';
import { ReadVisitTypes } from './read-visit-types.ts';
import { UpdateVisitType } from './update-visit-type.ts';
import {
  type NewVisitType,
  newVisitTypeSchema,
  type VisitTypeChanges,
  visitTypeChangesSchema,
  visitTypePageSchema,
  type VisitTypeQuery,
  visitTypeQuerySchema,
  visitTypeSchema,
} from './visit-type.schemas.ts';

@ApiTags('Doctors')
@Controller('v1/doctors/:id/visit-types')
export class VisitTypesController {
  constructor(
    @Inject(ReadVisitTypes) private readonly readVisitTypes: ReadVisitTypes,
    @Inject(CreateVisitType) private readonly createVisitType: CreateVisitType,
    @Inject(UpdateVisitType) private readonly updateVisitType: UpdateVisitType,
  ) {}

  @Get()
  @Limit('public-reads')
  @Access('public')
  @ApiOperation({
    operationId: 'listVisitTypes',
    summary: 'List what can be booked with a doctor',
    description: 'Those who work for the hospital, and the doctor, also see what is no longer active.',
  })
  @Returns(200, visitTypePageSchema)
  @Problems('request.invalid', 'not_found')
  list(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: idParam }) id: string,
    @Query({ schema: visitTypeQuerySchema }) query: VisitTypeQuery,
  ) {
    return this.readVisitTypes.list(caller, id, query);
  }

  @Post()
  @Audited('visit_type.created')
  @Access({ roles: ['staff', 'admin', 'doctor'], scopes: ['doctors:write'] })
  @Idempotent()
  @ApiOperation({ operationId: 'createVisitType', summary: 'Add a visit type' })
  @Returns(201, visitTypeSchema)
  @Problems('request.invalid', 'not_found', 'conflict.exists')
  create(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: idParam }) id: string,
    @Body({ schema: newVisitTypeSchema }) body: NewVisitType,
    @OnceOnly() once?: Once,
  ) {
    return this.createVisitType.run(caller, id, body, once);
  }

  @Patch(':visitTypeId')
  @Audited('visit_type.updated')
  @Access({ roles: ['staff', 'admin', 'doctor'], scopes: ['doctors:write'] })
  @ApiOperation({
    operationId: 'updateVisitType',
    summary: 'Change a visit type',
    description: 'Appointments that exist keep the fee and mode they were booked with.',
  })
  @Returns(200, visitTypeSchema)
  @Problems('request.invalid', 'not_found', 'conflict.version', 'conflict.exists')
  update(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: idParam }) doctorId: string,
    @Param('visitTypeId', { schema: idParam }) id: string,
    @Body({ schema: visitTypeChangesSchema }) body: VisitTypeChanges,
    @IfMatch() seen?: number,
  ) {
    return this.updateVisitType.run(caller, { doctorId, id }, body, seen);
  }

  @Delete(':visitTypeId')
  @Audited('visit_type.updated')
  @Access({ roles: ['staff', 'admin', 'doctor'], scopes: ['doctors:write'] })
  @ApiOperation({
    operationId: 'deactivateVisitType',
    summary: 'Take a visit type off offer',
    description: 'It stays, inactive, for the appointments that were booked for it. Again is a no-op.',
  })
  @Returns(204, null)
  @Problems('request.invalid', 'not_found', 'conflict.version')
  deactivate(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: idParam }) doctorId: string,
    @Param('visitTypeId', { schema: idParam }) id: string,
    @IfMatch() seen?: number,
  ) {
    return this.updateVisitType.deactivate(caller, { doctorId, id }, seen);
  }
}
