import { type Api, bodyOf, callInit, type CallOptions } from '../connection.ts';
import { Pages } from '../pages.ts';
import type { Body, Query, Schema } from './types.ts';

/** Money as the hospital and the admins see it. A patient pays by `smc.appointments`. */
export class Payments {
  constructor(private readonly api: Api) {}

  /** By the moment they were begun; each with the platform's fee and the hospital's share. */
  list(query: Query<'listPayments'> = {}, options?: CallOptions): Pages<Schema<'Payment'>> {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/payments', {
          params: { query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }

  get(id: string, options?: CallOptions): Promise<Schema<'PaymentWithRefunds'>> {
    return bodyOf(this.api.GET('/v1/payments/{id}', { params: { path: { id } }, ...callInit(options) }));
  }

  /**
   * Returns a part of a payment, or all that is left of it.
   *
   * @throws {ApiProblem} `payments.refund_exceeds_payment` when that is less
   */
  refund(id: string, body: Body<'refundPayment'>, options?: CallOptions): Promise<Schema<'Refund'>> {
    return bodyOf(
      this.api.POST('/v1/payments/{id}/refunds', { params: { path: { id } }, body, ...callInit(options) }),
    );
  }
}
