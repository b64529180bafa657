import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import type { Page } from '../../../platform/http/page.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { ReadStuckMoney } from './read-stuck-money.ts';
import {
  type StuckMoneyAnswer,
  stuckMoneyPage,
  stuckMoneyQuery,
  type StuckMoneyQuery,
} from './stuck-money.schemas.ts';

@ApiTags('Back office')
@Controller('v1/admin/stuck-money')
export class StuckMoneyController {
  constructor(@Inject(ReadStuckMoney) private readonly stuckMoney: ReadStuckMoney) {}

  @Get()
  @Access({ roles: ['staff', 'admin'] })
  @ApiOperation({
    operationId: 'listStuckMoney',
    summary: 'Money that does not get where it should by itself, what has been stuck for longest first',
    description:
      'Each with the ids to find it by, and what can be done about it. Staff see their hospital’s; what Stripe has and we have no record of is for admins.',
  })
  @Returns(200, stuckMoneyPage)
  @Problems('request.invalid', 'not_found')
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: stuckMoneyQuery }) query: StuckMoneyQuery,
  ): Promise<Page<StuckMoneyAnswer>> {
    return this.stuckMoney.list(caller, query);
  }
}
