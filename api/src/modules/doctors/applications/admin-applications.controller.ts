import { Body, Controller, Get, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import type { Page } from '../../../platform/http/page.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { IfMatch } from '../../../platform/http/version.ts';
import { Idempotent } from '../../../platform/idempotency/idempotent.ts';
import { type Once, OnceOnly } from '../../../platform/idempotency/once.ts';
import { idParam } from '../fields.schemas.ts';
import type { CheckName } from '../rules/application-checks.ts';
import {
  type ApplicationAnswer,
  type ApplicationDecision,
  applicationDecisionSchema,
  applicationPageSchema,
  type ApplicationQuery,
  applicationQuerySchema,
  applicationSchema,
  type CheckInput,
  checkInputSchema,
  checkParamSchema,
} from './application.schemas.ts';
import { CheckApplication } from './check-application.ts';
import { DecideApplication } from './decide-application.ts';
import { ReadApplications } from './read-applications.ts';

const admins = { roles: ['admin'], scopes: [] } as const;

@ApiTags('Doctor applications')
@Controller('v1/admin/doctor-applications')
export class AdminApplicationsController {
  constructor(
    @Inject(ReadApplications) private readonly applications: ReadApplications,
    @Inject(CheckApplication) private readonly checkApplication: CheckApplication,
    @Inject(DecideApplication) private readonly decideApplication: DecideApplication,
  ) {}

  @Get()
  @Access(admins)
  @ApiOperation({ operationId: 'listDoctorApplications', summary: 'Doctors who want to be verified' })
  @Returns(200, applicationPageSchema)
  @Problems('request.invalid')
  list(@Query({ schema: applicationQuerySchema }) query: ApplicationQuery): Promise<Page<ApplicationAnswer>> {
    return this.applications.list(query);
  }

  @Get(':id')
  @Access(admins)
  @ApiOperation({
    operationId: 'getDoctorApplication',
    summary: 'One application, with what has been looked into',
  })
  @Returns(200, applicationSchema)
  @Problems('request.invalid', 'not_found')
  one(@Param('id', { schema: idParam }) id: string): Promise<ApplicationAnswer> {
    return this.applications.one(id);
  }

  @Put(':id/checks/:check')
  @Access(admins)
  @Audited('doctor_application.checked')
  @ApiOperation({
    operationId: 'checkDoctorApplication',
    summary: 'Write down what came of looking into one thing',
    description:
      'The first one takes the application into review. `pending` takes a result back. The same again changes nothing.',
  })
  @Returns(200, applicationSchema)
  @Problems('request.invalid', 'not_found', 'conflict.version', 'doctors.application_closed')
  check(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: idParam }) id: string,
    @Param('check', { schema: checkParamSchema }) check: CheckName,
    @Body({ schema: checkInputSchema }) body: CheckInput,
    @IfMatch() seen?: number,
  ): Promise<ApplicationAnswer> {
    return this.checkApplication.run({ caller, id, seen }, check, body);
  }

  @Post(':id/decision')
  @Idempotent()
  @Access(admins)
  @Audited(
    'doctor_application.approved',
    'doctor_application.rejected',
    'doctor.created',
    'doctor.status_changed',
    'doctor.updated',
    'user.updated',
  )
  @ApiOperation({
    operationId: 'decideDoctorApplication',
    summary: 'Approve or reject a doctor',
    description:
      'Approving takes every required check passed. In one step the doctor is added (or, with `doctorId`, the one the hospital has is activated and what it lacks filled in), can be found and booked, and the account becomes the doctor’s, from its next refresh or sign-in on. An account that as a patient’s has a visit to come or an open dispute is refused until that has ended, and so is a known doctor with another licence number than the application’s. Of two admins at once the second gets `conflict.version`.',
  })
  @Returns(200, applicationSchema)
  @Problems(
    'request.invalid',
    'not_found',
    'conflict.version',
    'conflict.exists',
    'doctors.application_closed',
    'doctors.checks_missing',
    'doctors.applicant_unavailable',
    'doctors.invalid_transition',
  )
  decide(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: idParam }) id: string,
    @Body({ schema: applicationDecisionSchema }) body: ApplicationDecision,
    @IfMatch() seen: number | undefined,
    @OnceOnly() once?: Once,
  ): Promise<ApplicationAnswer> {
    return this.decideApplication.run({ caller, id, seen, once }, body);
  }
}
