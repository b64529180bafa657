import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiProblem, type SmartMedConnect } from '@smartmedconnect/sdk';
import { until } from '../world/processes.ts';
import { underWay } from '../chaos/quiet.ts';
import { temporaryFolder } from '../world/smc.ts';
import { foundSecrets } from './found-secrets.ts';
import { PayingWorld } from './paying-world.ts';

const cardNumbers = ['4242424242424242', '4000000000000002', '4000000000009995', '4000002500003155'];
const keys = ['sk_test_sandbox', 'whsec_sandbox'];

describe('after a busy day of payments', () => {
  let world: PayingWorld;
  const secrets: string[] = [];

  beforeAll(async () => {
    // Every line there is, of both processes.
    world = await PayingWorld.start({ processes: 2, env: { LOG_LEVEL: 'trace' } });
    const patients = await Promise.all(Array.from({ length: 4 }, () => world.patient()));
    await Promise.all(patients.map((patient) => day(patient)));
    const held = ['holds', 'payments that wait'];
    await until(
      async () => Object.keys(await underWay(world.database)).every((what) => held.includes(what)),
      'all but the holds to come to rest',
    );
  });
  afterAll(() => world.stop());

  /** Everything a secret or a number could slip out of. */
  async function day(patient: SmartMedConnect): Promise<void> {
    const { id: onServer } = await book(patient);
    await pay(patient, onServer, 'pm_card_chargeDeclined').catch(declined);
    await pay(patient, onServer, 'pm_card_visa');
    await patient.appointments.cancel(onServer, { reasonCode: 'patient_request' });

    const inBrowser = await book(patient);
    await world.stripe.confirm(inBrowser.secret, 'pm_card_visa');
    await until(
      async () => (await patient.appointments.get(inBrowser.id)).status === 'confirmed',
      'the visit',
    );

    const byBank = await book(patient);
    await pay(patient, byBank.id, 'pm_card_authenticationRequired');
    await world.stripe.authenticate(byBank.secret.split('_secret_')[0]!, 'failure');

    const { id: byMistake } = await book(patient);
    for (const number of cardNumbers) {
      const refused = await pay(patient, byMistake, number).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(ApiProblem);
      expect(JSON.stringify((refused as ApiProblem).problem)).not.toContain(number);
    }
    await forgeWebhook();
  }

  async function book(patient: SmartMedConnect): Promise<{ id: string; secret: string }> {
    const { id, payment } = await patient.appointments.book(await world.offer(40));
    if (!payment.clientSecret) throw new Error('the booking has no client secret');
    secrets.push(payment.clientSecret);
    return { id, secret: payment.clientSecret };
  }

  async function pay(patient: SmartMedConnect, id: string, paymentMethodId: string): Promise<void> {
    await patient.api.POST('/v1/appointments/{id}/payment', {
      params: { path: { id } },
      body: { paymentMethodId, returnUrl: 'https://partner.example/back' },
    });
  }

  async function forgeWebhook(): Promise<void> {
    const body = { id: 'evt_forged', card: cardNumbers[0], client_secret: secrets[0], key: keys[0] };
    const { status } = await fetch(`${world.server.url}/v1/stripe/webhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'stripe-signature': 't=1,v1=00' },
      body: JSON.stringify(body),
    });
    expect(status).toBe(400);
  }

  const logs = () => [...world.server.apis.map(({ logFile }) => logFile), world.server.postgres.logFile];
  const words = () => [...cardNumbers, ...keys, ...secrets, ...secrets.map(endOf)];

  it('no card number, client secret or key stands in any row or log', async () => {
    expect(secrets).toHaveLength(16);
    expect(await foundSecrets(world.database, logs(), words())).toEqual([]);
  });

  it('one would be found: in text, in JSON, in bytes, in a log', async () => {
    const [secret = ''] = secrets;
    await world.database.rows(
      `insert into outbox_events (type, payload, occurred_at) values ('planted', jsonb_build_object('a', $1::text), now())`,
      [secret],
    );
    await world.database.rows(
      `insert into stripe_events (id, type, received_at) values ($1, 'planted', now())`,
      [keys[0]],
    );
    await world.database.rows(
      `insert into idempotency_keys (scope, key, fingerprint, status, body, created_at)
       values ('planted', 'planted', 'planted', 200, convert_to($1, 'utf8'), now())`,
      [`{"number":"${cardNumbers[0]}"}`],
    );
    const log = join(temporaryFolder(), 'log');
    writeFileSync(log, `{"url":"/pay?secret=${secret}"}`);
    const found = await foundSecrets(world.database, [log], [secret, keys[0]!, cardNumbers[0]!]);
    expect(found.sort()).toEqual(
      [
        `${secret} in the log ${log}`,
        `${secret} in public.outbox_events`,
        `${keys[0]} in public.stripe_events`,
        `${cardNumbers[0]} in public.idempotency_keys`,
      ].sort(),
    );
  });
});

/** The part of a client secret that is secret. */
function endOf(secret: string): string {
  return secret.split('_secret_')[1] ?? secret;
}

function declined(error: unknown): void {
  expect(error).toMatchObject({ code: 'payments.declined' });
}
