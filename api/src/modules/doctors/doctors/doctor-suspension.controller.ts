import { Body, Controller, Delete, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { IfMatch } from '../../../platform/http/version.ts';
import { Idempotent } from '../../../platform/idempotency/idempotent.ts';
import { type Once, OnceOnly } from '../../../platform/idempotency/once.ts';
import { idParam } from '../fields.schemas.ts';
import {
  type DoctorSuspension,
  doctorSuspensionSchema,
  type SuspendedDoctor,
  suspendedDoctorSchema,
} from './doctor-suspension.schemas.ts';
import { SuspendDoctor } from './suspend-doctor.ts';

const hospitals = { roles: ['staff', 'admin'], scopes: ['doctors:write'] } as const;

@ApiTags('Doctors')
@Controller('v1/doctors/:id/suspension')
export class DoctorSuspensionController {
  constructor(@Inject(SuspendDoctor) private readonly suspendDoctor: SuspendDoctor) {}

  @Post()
  @Idempotent()
  @Audited('doctor.status_changed')
  @Access(hospitals)
  @ApiOperation({
    operationId: 'suspendDoctor',
    summary: 'Suspend a doctor',
    description:
      'Leaves the search, offers no slots and takes no new bookings or moves. Visits that are booked stand; `upcomingAppointments` says how many there are to move or cancel. The account of the doctor still signs in: suspend that apart.',
  })
  @Returns(200, suspendedDoctorSchema, 'The doctor, `suspended`.')
  @Problems('request.invalid', 'not_found', 'conflict.version', 'doctors.invalid_transition')
  suspend(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: idParam }) id: string,
    @Body({ schema: doctorSuspensionSchema }) body: DoctorSuspension,
    @IfMatch() seen: number | undefined,
    @OnceOnly() once?: Once,
  ): Promise<SuspendedDoctor> {
    return this.suspendDoctor.suspend({ caller, id, seen, once }, body);
  }

  @Delete()
  @Audited('doctor.status_changed')
  @Access(hospitals)
  @ApiOperation({
    operationId: 'reinstateDoctor',
    summary: 'Lift the suspension of a doctor',
    description: 'Can be found and booked again. What an admin has suspended an admin alone takes back.',
  })
  @Returns(200, suspendedDoctorSchema, 'The doctor, `active`.')
  @Problems('request.invalid', 'not_found', 'conflict.version', 'doctors.invalid_transition')
  reinstate(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: idParam }) id: string,
    @IfMatch() seen?: number,
  ): Promise<SuspendedDoctor> {
    return this.suspendDoctor.reinstate({ caller, id, seen });
  }
}
