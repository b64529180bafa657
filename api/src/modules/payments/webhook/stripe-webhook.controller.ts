import { Controller, Headers, Inject, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../../../platform/guards/access.ts';
import { RawBody } from '../../../platform/http/raw-body.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { Limit } from '../../../platform/throttler/limit.ts';
import { ReceiveEvent } from './receive-event.ts';

const receivedSchema = z
  .object({ received: z.literal(true) })
  .meta({ id: 'StripeEventReceived', description: 'It is stored; what it means is applied right after.' });

@ApiTags('Payments')
@Controller('v1/stripe/webhook')
export class StripeWebhookController {
  constructor(@Inject(ReceiveEvent) private readonly receiveEvent: ReceiveEvent) {}

  @Post()
  @Access('public')
  @Limit('public-reads')
  @RawBody()
  @ApiOperation({
    operationId: 'receiveStripeEvent',
    summary: 'For Stripe alone: tells of what happened there',
    description:
      'The body is an event of Stripe’s, signed in `Stripe-Signature`. Forged, stale and replayed ones change nothing.',
  })
  @Returns(200, receivedSchema)
  @Problems('payments.webhook_refused')
  async receive(
    @Req() request: FastifyRequest,
    @Headers('stripe-signature') signature?: string,
  ): Promise<{ received: true }> {
    await this.receiveEvent.receive(Buffer.concat(request.rawBody ?? []), signature);
    return { received: true };
  }
}
