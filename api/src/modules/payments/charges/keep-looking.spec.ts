import { jest } from '@jest/globals';
import { sql } from 'kysely';
import { eventually } from '../../../../test/eventually.ts';
import { payingClinic, type PayingClinic } from '../../../../test/paying-clinic.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { Database } from '../../../platform/database/database.ts';
import { StripeClient } from '../provider/stripe-client.ts';

// A sandbox and two applications start, one of them with its queue.
jest.setTimeout(120_000);

describe('a process that does jobs', () => {
  let clinic: PayingClinic;
  let working: TestApp;

  beforeAll(async () => {
    clinic = await payingClinic();
    const env = { ...clinic.stripe.settings, DATABASE_URL: clinic.world.databaseUrl, JOBS: 'on' };
    working = await startTestApp(env);
  });
  afterAll(async () => {
    await working.close();
    await clinic.close();
  });

  const rowOf = async (appointmentId: string) => {
    const { rows } = await sql<{ intent: string; status: string; intentStatus: string }>`
      select stripe_payment_intent_id as intent, status, intent_status as "intentStatus"
        from payments where appointment_id = ${appointmentId}`.execute(working.app.get(Database).sql);
    return rows[0]!;
  };
  const ask: StripeClient['ask'] = (call) => working.app.get(StripeClient).ask(call);

  it('confirms what was paid in a browser though no webhook ever comes', async () => {
    const { id } = await clinic.booked({}, { paid: false });
    const { intent } = await rowOf(id);
    await ask((api) => api.paymentIntents.confirm(intent, { payment_method: 'pm_card_visa' }));
    working.clock.advance({ seconds: 6 });

    await eventually(async () => expect((await clinic.read(id)).body.status).toBe('confirmed'));
  });

  it('cancels at Stripe what was withdrawn with its appointment', async () => {
    const { id, patient } = await clinic.booked({}, { paid: false });
    await clinic.post(`/${id}/cancellation`, patient, { reasonCode: 'patient_request' });

    await eventually(async () => expect((await rowOf(id)).intentStatus).toBe('canceled'), 30_000);

    const { intent, status } = await rowOf(id);
    expect(status).toBe('cancelled');
    expect((await ask((api) => api.paymentIntents.retrieve(intent))).status).toBe('canceled');
  });
});
