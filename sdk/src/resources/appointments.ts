import { type Api, bodyOf, callInit, type CallOptions } from '../connection.ts';
import { Pages } from '../pages.ts';
import type { Body, Query, Schema } from './types.ts';

/** Book, look at, cancel; and what the desk does on the day itself. */
export class Appointments {
  constructor(private readonly api: Api) {}

  /**
   * Books a slot. Free visits and those paid at the desk are `confirmed` at once, others `held` until `holdExpiresAt`: then
   * `payment` has the `clientSecret` and the `publishableKey` that Stripe.js pays with.
   *
   * @throws {ApiProblem} `scheduling.slot_taken` with `alternatives` when somebody was faster
   */
  book(body: Body<'bookAppointment'>, options?: CallOptions): Promise<Schema<'Appointment'>> {
    return bodyOf(this.api.POST('/v1/appointments', { body, ...callInit(options) }));
  }

  /**
   * Own appointments of a patient, the doctor's, or the hospital's, by who calls; with the names of all they name, and where their
   * money stands. `q` finds a reference in any writing, or a patient by name.
   */
  list(query: Query<'listAppointments'> = {}, options?: CallOptions): Pages<Schema<'ListedAppointment'>> {
    return new Pages((cursor) =>
      bodyOf(
        this.api.GET('/v1/appointments', {
          params: { query: { ...query, ...(cursor !== undefined && { cursor }) } },
          ...callInit(options),
        }),
      ),
    );
  }

  /** With names, money, the accepted policy in words, and the number of its receipt. */
  get(id: string, options?: CallOptions): Promise<Schema<'FullAppointment'>> {
    return bodyOf(this.api.GET('/v1/appointments/{id}', { params: { path: { id } }, ...callInit(options) }));
  }

  /** What happened to it, step by step. */
  history(id: string, options?: CallOptions) {
    return bodyOf(
      this.api.GET('/v1/appointments/{id}/history', { params: { path: { id } }, ...callInit(options) }),
    );
  }

  /** What is needed to pay a held one, as it stands now. */
  payment(id: string, options?: CallOptions): Promise<Schema<'Checkout'>> {
    return bodyOf(
      this.api.GET('/v1/appointments/{id}/payment', { params: { path: { id } }, ...callInit(options) }),
    );
  }

  /**
   * Pays with a PaymentMethod by its id, instead of in the browser. It is confirmed when this says `succeeded`; with
   * `requires_action` the patient goes to `nextActionUrl` first.
   *
   * @throws {ApiProblem} `payments.declined`: another card may be tried while the hold lasts
   */
  pay(id: string, body: Body<'payAppointment'>, options?: CallOptions): Promise<Schema<'Checkout'>> {
    return bodyOf(
      this.api.POST('/v1/appointments/{id}/payment', {
        params: { path: { id } },
        body,
        ...callInit(options),
      }),
    );
  }

  /** What was paid and returned, in the patient's language; there is none before the first payment. */
  receipt(id: string, query: Query<'getReceipt'> = {}, options?: CallOptions): Promise<Schema<'Receipt'>> {
    return bodyOf(
      this.api.GET('/v1/appointments/{id}/receipt', {
        params: { path: { id }, query },
        ...callInit(options),
      }),
    );
  }

  /** The same as a page to print. */
  receiptPdf(id: string, query: Query<'getReceiptPdf'> = {}, options?: CallOptions): Promise<Blob> {
    return bodyOf(
      this.api.GET('/v1/appointments/{id}/receipt.pdf', {
        params: { path: { id }, query },
        parseAs: 'blob',
        ...callInit(options),
      }),
    );
  }

  /** What a cancellation at this moment would return. */
  cancellationQuote(id: string, options?: CallOptions): Promise<Schema<'CancellationQuote'>> {
    return bodyOf(
      this.api.GET('/v1/appointments/{id}/cancellation-quote', {
        params: { path: { id } },
        ...callInit(options),
      }),
    );
  }

  /** Moves it to another slot; it keeps its id. A dearer visit is paid for first: see `rescheduling` and `payment`. */
  reschedule(
    id: string,
    body: Body<'rescheduleAppointment'>,
    options?: CallOptions,
  ): Promise<Schema<'Appointment'>> {
    return bodyOf(
      this.api.POST('/v1/appointments/{id}/rescheduling', {
        params: { path: { id } },
        body,
        ...callInit(options),
      }),
    );
  }

  cancel(id: string, body: Body<'cancelAppointment'>, options?: CallOptions): Promise<Schema<'Appointment'>> {
    return bodyOf(
      this.api.POST('/v1/appointments/{id}/cancellation', {
        params: { path: { id } },
        body,
        ...callInit(options),
      }),
    );
  }

  /** More time to pay for a held one, once. */
  extendHold(id: string, options?: CallOptions): Promise<Schema<'Appointment'>> {
    return bodyOf(
      this.api.POST('/v1/appointments/{id}/hold-extension', {
        params: { path: { id } },
        ...callInit(options),
      }),
    );
  }

  /** The desk has taken the payment of a held appointment. */
  confirm(
    id: string,
    body: Body<'confirmAppointment'>,
    options?: CallOptions,
  ): Promise<Schema<'Appointment'>> {
    return bodyOf(
      this.api.POST('/v1/appointments/{id}/confirmation', {
        params: { path: { id } },
        body,
        ...callInit(options),
      }),
    );
  }

  checkIn(id: string, options?: CallOptions): Promise<Schema<'Appointment'>> {
    return bodyOf(
      this.api.POST('/v1/appointments/{id}/check-in', { params: { path: { id } }, ...callInit(options) }),
    );
  }

  complete(id: string, options?: CallOptions): Promise<Schema<'Appointment'>> {
    return bodyOf(
      this.api.POST('/v1/appointments/{id}/completion', { params: { path: { id } }, ...callInit(options) }),
    );
  }

  markNoShow(id: string, options?: CallOptions): Promise<Schema<'Appointment'>> {
    return bodyOf(
      this.api.POST('/v1/appointments/{id}/no-show', { params: { path: { id } }, ...callInit(options) }),
    );
  }
}
