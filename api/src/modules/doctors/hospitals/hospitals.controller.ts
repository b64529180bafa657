import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
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
import { CreateHospital } from './create-hospital.ts';
import {
  type HospitalChanges,
  hospitalChangesSchema,
  hospitalPageSchema,
  type HospitalQuery,
  hospitalQuerySchema,
  hospitalSchema,
  type NewHospital,
  newHospitalSchema,
} from './hospital.schemas.ts';
import { ReadHospitals } from './read-hospitals.ts';
import { UpdateHospital } from './update-hospital.ts';

@ApiTags('Hospitals')
@Controller('v1/hospitals')
export class HospitalsController {
  constructor(
    @Inject(ReadHospitals) private readonly readHospitals: ReadHospitals,
    @Inject(CreateHospital) private readonly createHospital: CreateHospital,
    @Inject(UpdateHospital) private readonly updateHospital: UpdateHospital,
  ) {}

  @Get()
  @Limit('public-reads')
  @Access('public')
  @ApiOperation({
    operationId: 'listHospitals',
    summary: 'List hospitals',
    description: 'In the order they joined.',
  })
  @Returns(200, hospitalPageSchema)
  @Problems('request.invalid')
  list(@CurrentCaller() caller: Caller, @Query({ schema: hospitalQuerySchema }) query: HospitalQuery) {
    return this.readHospitals.list(caller, query);
  }

  @Post()
  @Audited('hospital.created')
  @Access({ roles: ['admin'] })
  @Idempotent()
  @ApiOperation({ operationId: 'createHospital', summary: 'Add a hospital' })
  @Returns(201, hospitalSchema)
  @Problems('request.invalid', 'conflict.exists')
  create(
    @CurrentCaller() caller: Caller,
    @Body({ schema: newHospitalSchema }) body: NewHospital,
    @OnceOnly() once?: Once,
  ) {
    return this.createHospital.run(caller, body, once);
  }

  @Get(':id')
  @Access('public')
  @ApiOperation({ operationId: 'getHospital', summary: 'Get a hospital' })
  @Returns(200, hospitalSchema)
  @Problems('request.invalid', 'not_found')
  one(@CurrentCaller() caller: Caller, @Param('id', { schema: idParam }) id: string) {
    return this.readHospitals.one(caller, id);
  }

  @Patch(':id')
  @Audited('hospital.updated')
  @Access({ roles: ['staff', 'admin'], scopes: ['hospital:write'] })
  @ApiOperation({
    operationId: 'updateHospital',
    summary: 'Change a hospital',
    description:
      'Appointments that exist keep the policy they were booked by, and payments the platform fee they began with. The account and the fee are set by admins alone.',
  })
  @Returns(200, hospitalSchema)
  @Problems('request.invalid', 'not_found', 'conflict.version')
  update(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: idParam }) id: string,
    @Body({ schema: hospitalChangesSchema }) body: HospitalChanges,
    @IfMatch() seen?: number,
  ) {
    return this.updateHospital.run(caller, id, body, seen);
  }
}
