import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import type { Page } from '../../../platform/http/page.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import {
  type AppointmentHistory,
  appointmentQuery,
  type AppointmentQuery,
  historySchema,
} from './appointment.schemas.ts';
import {
  type FullAppointment,
  fullAppointmentSchema,
  type ListedAppointment,
  listedAppointmentPage,
} from './listed-appointment.schemas.ts';
import { ReadAppointments } from './read-appointments.ts';

@ApiTags('Appointments')
@Controller('v1/appointments')
export class AppointmentsController {
  constructor(@Inject(ReadAppointments) private readonly appointments: ReadAppointments) {}

  @Get()
  @Access({ roles: ['patient', 'doctor', 'staff', 'admin'], scopes: ['appointments:read'] })
  @ApiOperation({
    operationId: 'listAppointments',
    summary: 'List appointments',
    description:
      'A patient’s own, a doctor’s own, a hospital’s for its staff and machines. In the order of their start, or of change with `updatedSince`.',
  })
  @Returns(200, listedAppointmentPage, 'A page of appointments.')
  @Problems('not_found')
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: appointmentQuery }) query: AppointmentQuery,
  ): Promise<Page<ListedAppointment>> {
    return this.appointments.list(caller, query);
  }

  @Get(':id')
  @Access({ roles: ['patient', 'doctor', 'staff', 'admin'], scopes: ['appointments:read'] })
  @ApiOperation({ operationId: 'getAppointment', summary: 'Read one appointment' })
  @Returns(200, fullAppointmentSchema, 'The appointment.')
  @Problems('not_found')
  get(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<FullAppointment> {
    return this.appointments.one(caller, id);
  }

  @Get(':id/history')
  @Access({ roles: ['patient', 'doctor', 'staff', 'admin'], scopes: ['appointments:read'] })
  @ApiOperation({
    operationId: 'getAppointmentHistory',
    summary: 'Read what happened to an appointment',
    description: 'Every change from the booking on, oldest first: what, when and by whom.',
  })
  @Returns(200, historySchema, 'All entries; there are few.')
  @Problems('not_found')
  history(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<AppointmentHistory> {
    return this.appointments.history(caller, id);
  }
}
