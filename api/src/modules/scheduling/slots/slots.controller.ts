import { Body, Controller, Delete, Get, Header, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { Idempotent } from '../../../platform/idempotency/idempotent.ts';
import { type Once, OnceOnly } from '../../../platform/idempotency/once.ts';
import { Limit } from '../../../platform/throttler/limit.ts';
import { CreateSlots } from './create-slots.ts';
import { DeleteSlot } from './delete-slot.ts';
import { ListSlots } from './list-slots.ts';
import {
  createdSlots,
  type CreatedSlots,
  slotPage,
  slotQuery,
  type SlotQuery,
  slotsBody,
  type SlotsBody,
} from './slot.schemas.ts';

@ApiTags('Slots')
@Controller('v1/slots')
export class SlotsController {
  constructor(
    @Inject(ListSlots) private readonly listSlots: ListSlots,
    @Inject(CreateSlots) private readonly createSlots: CreateSlots,
    @Inject(DeleteSlot) private readonly deleteSlot: DeleteSlot,
  ) {}

  @Get()
  @Limit('public-reads')
  @Access('public')
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOperation({
    operationId: 'listSlots',
    summary: 'Find free slots',
    description:
      'Of a doctor, a specialty or a hospital, in the order of their start, within the hospital’s booking window. A slot whose hold has ' +
      'lapsed is free at once. A slot for several patients at the same time stands in the list once for each place that is left.',
  })
  @Returns(200, slotPage, 'A page of slots that can be booked at this moment.')
  @Problems()
  list(@Query({ schema: slotQuery }) query: SlotQuery): Promise<string> {
    return this.listSlots.list(query);
  }

  @Post()
  @Audited('doctor.slots_added')
  @Idempotent()
  @Access({ roles: ['doctor', 'staff', 'admin'], scopes: ['slots:write'] })
  @ApiOperation({
    operationId: 'createSlots',
    summary: 'Add slots by hand',
    description:
      'One to 200 slots, all or none. A slot over an appointment that is there already is born taken. A doctor adds their own alone.',
  })
  @Returns(201, createdSlots, 'The slots, one for each place of a capacity.')
  @Problems('not_found', 'scheduling.slot_exists')
  create(
    @CurrentCaller() caller: Caller,
    @Body({ schema: slotsBody }) body: SlotsBody,
    @OnceOnly() once?: Once,
  ): Promise<CreatedSlots> {
    return this.createSlots.create(caller, body, once);
  }

  @Delete(':id')
  @Audited('doctor.slot_removed')
  @Access({ roles: ['doctor', 'staff', 'admin'], scopes: ['slots:write'] })
  @ApiOperation({
    operationId: 'deleteSlot',
    summary: 'Take a slot away',
    description: 'Refused while an active appointment has it: cancel that first.',
  })
  @Returns(204, null, 'The slot is gone.')
  @Problems('not_found', 'scheduling.slot_in_use')
  delete(@CurrentCaller() caller: Caller, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    return this.deleteSlot.delete(caller, id);
  }
}
