import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { Limit } from '../../../platform/throttler/limit.ts';
import {
  type NewApplication,
  newApplicationSchema,
  type OwnApplication,
  ownApplicationSchema,
  receivedApplicationSchema,
} from './application.schemas.ts';
import { ReadApplications } from './read-applications.ts';
import { SubmitApplication } from './submit-application.ts';

@ApiTags('Doctor applications')
@Controller('v1')
export class ApplicationsController {
  constructor(
    @Inject(SubmitApplication) private readonly submitApplication: SubmitApplication,
    @Inject(ReadApplications) private readonly applications: ReadApplications,
  ) {}

  // No idempotent answer is kept: a stored fingerprint of a body with a password would be a fast hash of that password. Sent again it
  // finds the address known, or the application open.
  @Post('doctor-applications')
  @Limit('doctor-applications')
  @Audited('doctor_application.submitted')
  @Access('public')
  @ApiOperation({
    operationId: 'applyAsDoctor',
    summary: 'A doctor registers',
    description:
      'Strangers give an address and a password: they can sign in at once and follow the application (`GET /v1/me/doctor-application`), and become a doctor when an admin has approved. Answers the same for an address that has an account, and then does nothing. Whoever is signed in applies with that account, which becomes the doctor’s: who also books visits takes another address for that. One at a time.',
  })
  @Returns(201, receivedApplicationSchema)
  @Problems('request.invalid', 'auth.forbidden', 'not_found', 'conflict.exists', 'rate.limited')
  apply(
    @CurrentCaller() caller: Caller,
    @Body({ schema: newApplicationSchema }) body: NewApplication,
  ): Promise<{ email: string }> {
    return this.submitApplication.run(caller, body);
  }

  @Get('me/doctor-application')
  @Access({ roles: ['patient', 'doctor', 'staff', 'admin'] })
  @ApiOperation({
    operationId: 'getOwnDoctorApplication',
    summary: 'One’s own application, and what was decided',
    description: 'The latest. A rejected one says why; apply again when that has been put right.',
  })
  @Returns(200, ownApplicationSchema)
  @Problems('not_found')
  own(@CurrentCaller() caller: Caller): Promise<OwnApplication> {
    return this.applications.own(caller);
  }
}
