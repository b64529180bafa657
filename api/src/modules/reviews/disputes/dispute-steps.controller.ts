import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Audited } from '../../../platform/audit/audited.ts';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { IfMatch } from '../../../platform/http/version.ts';
import { Idempotent } from '../../../platform/idempotency/idempotent.ts';
import { type Once, OnceOnly } from '../../../platform/idempotency/once.ts';
import { Limit } from '../../../platform/throttler/limit.ts';
import { AssignDispute } from './assign-dispute.ts';
import {
  type Assignment,
  assignmentSchema,
  type DisputeDetail,
  disputeDetailSchema,
  type MessageAnswer,
  type MessageInput,
  messageInputSchema,
  messageSchema,
  type ResolutionInput,
  resolutionInputSchema,
} from './dispute.schemas.ts';
import { ResolveDispute } from './resolve-dispute.ts';
import { WriteMessage } from './write-message.ts';

const id = z.uuid();

/** What is said in a dispute, and what becomes of it. */
@ApiTags('Disputes')
@Controller('v1/disputes/:id')
export class DisputeStepsController {
  constructor(
    @Inject(WriteMessage) private readonly writeMessage: WriteMessage,
    @Inject(AssignDispute) private readonly disputes: AssignDispute,
    @Inject(ResolveDispute) private readonly resolveDispute: ResolveDispute,
  ) {}

  @Post('messages')
  @Audited('dispute.answered', 'dispute.noted')
  @Limit('disputes')
  @Idempotent()
  @Access({ roles: ['patient', 'staff', 'admin'] })
  @ApiOperation({
    operationId: 'writeDisputeMessage',
    summary: 'Say something in a dispute',
    description: 'Read by both sides, unless an admin makes it an internal note. Moves on who is to answer.',
  })
  @Returns(201, messageSchema)
  @Problems('not_found', 'disputes.closed')
  message(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: id }) disputeId: string,
    @Body({ schema: messageInputSchema }) body: MessageInput,
    @OnceOnly() once?: Once,
  ): Promise<MessageAnswer> {
    return this.writeMessage.run(caller, disputeId, body, once);
  }

  @Post('assignment')
  @Audited('dispute.assigned')
  @Idempotent()
  @Access({ roles: ['admin'] })
  @ApiOperation({ operationId: 'assignDispute', summary: 'Take a dispute up, or hand it to another admin' })
  @Returns(200, disputeDetailSchema, 'The dispute, `under_review`.')
  @Problems('not_found', 'conflict.version', 'disputes.closed')
  assign(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: id }) disputeId: string,
    @Body({ schema: assignmentSchema }) body: Assignment,
    @IfMatch() seen: number | undefined,
    @OnceOnly() once?: Once,
  ): Promise<DisputeDetail> {
    return this.disputes.assign({ caller, id: disputeId, seen, once }, body);
  }

  @Post('withdrawal')
  @Idempotent()
  @Access({ roles: ['patient'] })
  @ApiOperation({ operationId: 'withdrawDispute', summary: 'No longer complain' })
  @Returns(200, disputeDetailSchema, 'The dispute, `withdrawn`.')
  @Problems('not_found', 'conflict.version', 'disputes.closed')
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: id }) disputeId: string,
    @IfMatch() seen: number | undefined,
    @OnceOnly() once?: Once,
  ): Promise<DisputeDetail> {
    return this.disputes.withdraw({ caller, id: disputeId, seen, once });
  }

  @Post('resolution')
  @Audited('dispute.resolved', 'refund.requested')
  @Idempotent()
  @Access({ roles: ['admin'] })
  @ApiOperation({
    operationId: 'resolveDispute',
    summary: 'Decide a dispute',
    description:
      'Returns all that is left of what was paid, a part of it, or nothing; the note is the reason both sides read. The refund is owed from now on and leaves by itself: `resolution.refunds` shows how far it is. Of two admins at once the second gets `conflict.version`.',
  })
  @Returns(200, disputeDetailSchema, 'The dispute, `resolved`.')
  @Problems('not_found', 'conflict.version', 'disputes.closed', 'payments.refund_exceeds_payment')
  resolve(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: id }) disputeId: string,
    @Body({ schema: resolutionInputSchema }) body: ResolutionInput,
    @IfMatch() seen: number | undefined,
    @OnceOnly() once?: Once,
  ): Promise<DisputeDetail> {
    return this.resolveDispute.run({ caller, id: disputeId, seen, once }, body);
  }
}
