import { Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { IfMatch } from '../../../platform/http/version.ts';
import { Idempotent } from '../../../platform/idempotency/idempotent.ts';
import { type Once, OnceOnly } from '../../../platform/idempotency/once.ts';
import { type AppointmentAnswer, appointmentSchema } from './appointment.schemas.ts';
import { MarkVisit } from './mark-visit.ts';

/** The day itself. */
@ApiTags('Appointments')
@Controller('v1/appointments/:id')
export class VisitStepsController {
  constructor(@Inject(MarkVisit) private readonly markVisit: MarkVisit) {}

  @Post('check-in')
  @Audited('appointment.checked_in', 'appointment.no_show_corrected')
  @Idempotent()
  @Access({ roles: ['doctor', 'staff', 'admin'], scopes: ['appointments:write'] })
  @ApiOperation({
    operationId: 'checkInAppointment',
    summary: 'Check a patient in',
    description: 'From `confirmed`; and from `no_show` within 24 hours of it, to put that right.',
  })
  @Returns(200, appointmentSchema, 'The appointment, `checked_in`.')
  @Problems('not_found', 'conflict.version', 'scheduling.invalid_transition')
  checkIn(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: z.uuid() }) id: string,
    @IfMatch() seen: number | undefined,
    @OnceOnly() once?: Once,
  ): Promise<AppointmentAnswer> {
    return this.markVisit.checkIn({ caller, id, seen, once });
  }

  @Post('completion')
  @Audited('appointment.completed')
  @Idempotent()
  @Access({ roles: ['doctor', 'staff', 'admin'], scopes: ['appointments:write'] })
  @ApiOperation({
    operationId: 'completeAppointment',
    summary: 'Complete a visit',
    description: 'From `checked_in`.',
  })
  @Returns(200, appointmentSchema, 'The appointment, `completed`.')
  @Problems('not_found', 'conflict.version', 'scheduling.invalid_transition')
  complete(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: z.uuid() }) id: string,
    @IfMatch() seen: number | undefined,
    @OnceOnly() once?: Once,
  ): Promise<AppointmentAnswer> {
    return this.markVisit.complete({ caller, id, seen, once });
  }

  @Post('no-show')
  @Audited('appointment.no_show_marked')
  @Idempotent()
  @Access({ roles: ['doctor', 'staff', 'admin'], scopes: ['appointments:write'] })
  @ApiOperation({
    operationId: 'markNoShow',
    summary: 'Mark that the patient did not come',
    description:
      'From `confirmed`, once the visit should have begun. Can be put right for 24 hours by checking the patient in.',
  })
  @Returns(200, appointmentSchema, 'The appointment, `no_show`.')
  @Problems('not_found', 'conflict.version', 'scheduling.invalid_transition')
  noShow(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: z.uuid() }) id: string,
    @IfMatch() seen: number | undefined,
    @OnceOnly() once?: Once,
  ): Promise<AppointmentAnswer> {
    return this.markVisit.noShow({ caller, id, seen, once });
  }
}
