import { randomUUID } from 'node:crypto';
import type { SmartMedConnect } from '@smartmedconnect/sdk';
import { Smc } from '../world/smc.ts';
import { PayingWorld } from './paying-world.ts';

interface Told {
  status: string;
  healed: number;
  reported: number;
  differences: { kind: string; action: string; paymentId: string | null; stripeId: string }[];
}

describe('smc payments reconcile', () => {
  let world: PayingWorld;
  let smc: Smc;
  let patient: SmartMedConnect;

  beforeAll(async () => {
    world = await PayingWorld.start();
    smc = new Smc(world.server.url);
    await smc.login('admin@demo.test');
    patient = await world.patient();
  });
  afterAll(() => world.stop());

  it('says nothing but how much it has looked at when all agrees', async () => {
    const { id } = await patient.appointments.book(await world.offer(40));
    await patient.api.POST('/v1/appointments/{id}/payment', {
      params: { path: { id } },
      body: { paymentMethodId: 'pm_card_visa' },
    });
    const { code, stdout, stderr } = await smc.run(['payments', 'reconcile']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/Done: 1 payment or refund checked, 0 healed, 0 reported\./);
  });

  it('heals what Stripe never told us, and what was done in its dashboard', async () => {
    await world.stripe.control('PUT', 'webhook-endpoint', { url: null });
    const { id, payment } = await patient.appointments.book(await world.offer(40));
    await world.stripe.confirm(payment.clientSecret!, 'pm_card_visa');
    const intent = payment.clientSecret!.split('_secret_')[0]!;
    await world.stripe.asPlatform('POST', '/v1/refunds', { payment_intent: intent, amount: '10000' });
    const { code, stdout } = await smc.run(['payments', 'reconcile', '--json']);
    expect(code).toBe(0);
    const { differences, ...run } = JSON.parse(stdout) as Told;
    expect(run).toMatchObject({ status: 'completed', healed: 2, reported: 0 });
    expect(differences.map(({ kind, action }) => `${kind} ${action}`)).toEqual([
      'payment_behind healed',
      'refund_unknown healed',
    ]);
    expect((await patient.appointments.get(id)).status).toBe('confirmed');
  });

  it('ends with 3 and a table when somebody has to look', async () => {
    await world.stripe.asPlatform('POST', '/v1/payment_intents', {
      ...{ amount: '50000', currency: 'inr', payment_method: 'pm_card_visa', confirm: 'true' },
      'automatic_payment_methods[enabled]': 'true',
      'automatic_payment_methods[allow_redirects]': 'never',
      'metadata[payment_id]': randomUUID(),
    });
    const { code, stdout } = await smc.run(['payments', 'reconcile', '--quiet']);
    expect(code).toBe(3);
    expect(stdout.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^ACTION +KIND +PAYMENT +REFUND +STRIPE +DETAIL$/),
      expect.stringMatching(/^reported +intent_unknown +pi_\w+ +unknown here, succeeded at Stripe$/),
    ]);
  });

  it('is for admins, and a window has an order', async () => {
    const staff = new Smc(world.server.url);
    await staff.login('it@demo.test');
    expect((await staff.run(['payments', 'reconcile'])).code).toBe(1);
    const backwards = ['--from', '2026-02-01T00:00:00Z', '--to', '2026-01-01T00:00:00Z'];
    const { code, stderr } = await smc.run(['payments', 'reconcile', ...backwards]);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('/from') });
  });
});
