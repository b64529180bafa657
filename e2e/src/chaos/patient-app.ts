import { randomUUID } from 'node:crypto';
import { ApiProblem, type components, SmartMedConnect } from '@smartmedconnect/sdk';
import type { StripeWorld } from '../world/stripe.ts';
import type { Offer, Patient } from './clinic.ts';
import { Busy, insist } from './insist.ts';

export type Appointment = components['schemas']['Appointment'];

/** What became of an attempt to pay. */
export type Paid = 'succeeded' | 'requires_action' | 'declined' | 'too_late';

/** What a partner's app does for one patient: through the SDK, and in the browser with Stripe. Every step is insisted on. */
export class PatientApp {
  private readonly client: SmartMedConnect;
  private readonly stripe: StripeWorld;

  constructor(apiUrl: string, { token }: Patient, stripe: StripeWorld) {
    this.client = new SmartMedConnect({
      baseUrl: apiUrl,
      auth: { accessToken: token },
      retries: 3,
      timeoutMs: 20_000,
    });
    this.stripe = stripe;
  }

  book({ slotId, visitTypeId }: Offer): Promise<Appointment> {
    const idempotencyKey = randomUUID();
    return insist(() => this.client.appointments.book({ slotId, visitTypeId }, { idempotencyKey }));
  }

  /** To another slot, for another kind of visit. */
  async move(id: string, slotId: string, visitTypeId: string): Promise<void> {
    const headers = { 'idempotency-key': randomUUID() };
    const params = { path: { id } };
    await insist(() =>
      this.client.api.POST('/v1/appointments/{id}/rescheduling', {
        params,
        body: { slotId, visitTypeId },
        headers,
      }),
    );
  }

  get(id: string): Promise<Appointment> {
    return insist(() => this.client.appointments.get(id));
  }

  async cancel(id: string): Promise<Appointment> {
    const idempotencyKey = randomUUID();
    return insist(() =>
      this.client.appointments.cancel(id, { reasonCode: 'patient_request' }, { idempotencyKey }),
    );
  }

  /** On our server, with a payment method's id. */
  async pay(id: string, paymentMethodId: string): Promise<Paid> {
    const headers = { 'idempotency-key': randomUUID() };
    try {
      const { data } = await insist(() =>
        this.client.api.POST('/v1/appointments/{id}/payment', {
          params: { path: { id } },
          body: { paymentMethodId, returnUrl: 'https://partner.example/back' },
          headers,
        }),
      );
      return data?.status === 'requires_action' ? 'requires_action' : 'succeeded';
    } catch (error) {
      return outcomeOf(error);
    }
  }

  /** In the browser: Stripe is asked past us, and tells us later. */
  async payInBrowser(clientSecret: string, paymentMethodId: string): Promise<Paid> {
    const { status, body } = await insist(async () => {
      const answer = await this.stripe.confirm(clientSecret, paymentMethodId);
      if (answer.status >= 500 || answer.status === 409) {
        throw new Busy(`Stripe answered ${answer.status}`);
      }
      return answer;
    });
    if (status === 200) {
      return body['status'] === 'requires_action' ? 'requires_action' : 'succeeded';
    }
    // Paid by the call before, whose answer was lost, or cancelled since the hold ended.
    return status === 402 ? 'declined' : 'too_late';
  }

  /** The patient's answer to their bank; nothing when Stripe no longer waits for it. */
  async authenticate(clientSecret: string): Promise<void> {
    const [intentId = ''] = clientSecret.split('_secret_');
    await insist(() => this.stripe.authenticate(intentId)).catch(() => undefined);
  }

  /** The secret the browser pays with; undefined when nothing is to be paid any more. */
  async clientSecret(appointment: Appointment): Promise<string | undefined> {
    const known = appointment.payment.clientSecret;
    if (known) {
      return known;
    }
    try {
      return await insist(async () => {
        const { data } = await this.client.api.GET('/v1/appointments/{id}/payment', {
          params: { path: { id: appointment.id } },
        });
        if (!data?.clientSecret) {
          throw new Busy('the payment is being prepared');
        }
        return data.clientSecret;
      });
    } catch (error) {
      outcomeOf(error);
      return undefined;
    }
  }
}

/** The noes an app has to live with; any other is a fault of ours. */
function outcomeOf(error: unknown): 'declined' | 'too_late' {
  if (error instanceof ApiProblem) {
    if (error.code === 'payments.declined') {
      return 'declined';
    }
    if (error.code === 'payments.nothing_to_pay' || error.code === 'scheduling.hold_expired') {
      return 'too_late';
    }
  }
  throw error;
}
