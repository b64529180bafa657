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
import { SearchDoctors } from '../search/search-doctors.ts';
import { type DoctorQuery, doctorQuerySchema } from '../search/search.schemas.ts';
import { CreateDoctor } from './create-doctor.ts';
import {
  type DoctorChanges,
  doctorChangesSchema,
  doctorPageSchema,
  doctorSchema,
  type NewDoctor,
  newDoctorSchema,
} from './doctor.schemas.ts';
import { ReadDoctor } from './read-doctor.ts';
import { UpdateDoctor } from './update-doctor.ts';

@ApiTags('Doctors')
@Controller('v1/doctors')
export class DoctorsController {
  constructor(
    @Inject(SearchDoctors) private readonly searchDoctors: SearchDoctors,
    @Inject(ReadDoctor) private readonly readDoctor: ReadDoctor,
    @Inject(CreateDoctor) private readonly createDoctor: CreateDoctor,
    @Inject(UpdateDoctor) private readonly updateDoctor: UpdateDoctor,
  ) {}

  @Get()
  @Limit('public-reads')
  @Access('public')
  @ApiOperation({
    operationId: 'searchDoctors',
    summary: 'Search doctors',
    description:
      'All filters must hold. The pages of one search see booking windows as of its first page. Those who work for a hospital read its doctors in full here, and reconcile with `updatedSince`.',
  })
  @Returns(200, doctorPageSchema)
  @Problems('request.invalid')
  search(@CurrentCaller() caller: Caller, @Query({ schema: doctorQuerySchema }) query: DoctorQuery) {
    return this.searchDoctors.run(caller, query);
  }

  @Post()
  @Audited('doctor.created')
  @Access({ roles: ['staff', 'admin'], scopes: ['doctors:write'] })
  @Idempotent()
  @ApiOperation({ operationId: 'createDoctor', summary: 'Add a doctor' })
  @Returns(201, doctorSchema)
  @Problems('request.invalid', 'not_found', 'conflict.exists', 'doctors.unknown_location')
  create(
    @CurrentCaller() caller: Caller,
    @Body({ schema: newDoctorSchema }) body: NewDoctor,
    @OnceOnly() once?: Once,
  ) {
    return this.createDoctor.run(caller, body, once);
  }

  @Get(':id')
  @Access('public')
  @ApiOperation({
    operationId: 'getDoctor',
    summary: 'Get the profile of a doctor',
    description: 'With what can be booked and the first free slot.',
  })
  @Returns(200, doctorSchema)
  @Problems('request.invalid', 'not_found')
  one(@CurrentCaller() caller: Caller, @Param('id', { schema: idParam }) id: string) {
    return this.readDoctor.one(caller, id);
  }

  @Patch(':id')
  @Audited('doctor.updated', 'doctor.status_changed')
  @Access({ roles: ['staff', 'admin', 'doctor'], scopes: ['doctors:write'] })
  @ApiOperation({
    operationId: 'updateDoctor',
    summary: 'Change a doctor',
    description:
      'Doctors change their own bio, languages and phone; the rest is the hospital’s. An admin verifies.',
  })
  @Returns(200, doctorSchema)
  @Problems(
    'request.invalid',
    'not_found',
    'conflict.version',
    'conflict.exists',
    'doctors.unknown_location',
    'doctors.invalid_transition',
  )
  update(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: idParam }) id: string,
    @Body({ schema: doctorChangesSchema }) body: DoctorChanges,
    @IfMatch() seen?: number,
  ) {
    return this.updateDoctor.run(caller, id, body, seen);
  }
}
