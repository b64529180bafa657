import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import type { Page } from '../../../platform/http/page.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { Limit } from '../../../platform/throttler/limit.ts';
import {
  type HospitalSlot,
  hospitalSlotPage,
  hospitalSlotQuery,
  type HospitalSlotQuery,
} from './hospital-slot.schemas.ts';
import { ListHospitalSlots } from './list-hospital-slots.ts';

@ApiTags('Slots')
@Controller('v1/hospitals/:id/slots')
export class HospitalSlotsController {
  constructor(@Inject(ListHospitalSlots) private readonly listHospitalSlots: ListHospitalSlots) {}

  @Get()
  @Limit('public-reads')
  @Access({ roles: ['staff', 'admin'], scopes: ['slots:read', 'slots:write'] })
  @ApiOperation({
    operationId: 'listHospitalSlots',
    summary: 'List all slots of a hospital, taken ones too',
    description:
      'For the hospital’s own people and machines: doctor by doctor, in the order of their start, as an import would bring them in. ' +
      'The places of a capacity are one item.',
  })
  @Returns(200, hospitalSlotPage)
  @Problems('not_found')
  list(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: hospitalSlotQuery }) query: HospitalSlotQuery,
  ): Promise<Page<HospitalSlot>> {
    return this.listHospitalSlots.list(caller, id, query);
  }
}
