import { ApplyPayment } from '../src/modules/payments/charges/apply-payment.ts';
import { StripeClient } from '../src/modules/payments/provider/stripe-client.ts';
import { newId } from '../src/values/ids.ts';
import type { BookingPolicy } from '../src/values/booking-policy.ts';
import { type Clinic, clinic, type VisitTypeOptions } from './clinic.ts';
import { startStripe } from './stripe-sandbox.ts';
import { type Answer, startTestApp, type TestApp } from './test-app.ts';

/** A patient, or the staff of the clinic. Their tokens are signed at each call: clocks run on in these specs. */
export interface Asker {
  accountId?: string;
}

/** A clinic whose patients pay online, with a Stripe of its own; its times are those of `at`, by their number. */
export async function payingClinic(policy: Partial<BookingPolicy> = {}) {
  const stripe = await startStripe();
  const world = await startTestApp(stripe.settings);
  const city = await clinic(world, policy);
  const calls = callsTo(world, city);

  /** A visit at the first of those times, held until it is paid, or paid already. */
  const booked = async (visitType: VisitTypeOptions = {}, { paid = true, slots = 3 } = {}) => {
    const where = await practiceIn(city, visitType, slots);
    const patient = await city.addPatient();
    const { body, status } = await calls.post('', patient, { slotId: where.slot(0) });
    if (status !== 201) {
      throw new Error(`not booked: ${status} ${JSON.stringify(body)}`);
    }
    const id = String(body.id);
    if (paid && body.status === 'held') {
      expectPaid(await calls.pay(id, patient));
    }
    return { ...where, id, patient, body };
  };
  return {
    stripe,
    world,
    city,
    ...calls,
    /** A doctor with that kind of visit, and so many slots of 15 minutes from noon (UTC) of the second day on. */
    practice: (visitType: VisitTypeOptions = {}, slots = 3) => practiceIn(city, visitType, slots),
    booked,
    payInBrowser: (id: string) => payInBrowser(world, city, id),
    moneyOf: (id: string) => moneyOf(city, id),
    historyOf: async (id: string) => {
      const { body } = await calls.read(id, '/history');
      return (body.items as { action: string }[]).map(({ action }) => action);
    },
    isFree: (slotId: string) => isFree(city, slotId),
    close: async () => {
      await city.close();
      await world.close();
      await stripe.stop();
    },
  };
}

export type PayingClinic = Awaited<ReturnType<typeof payingClinic>>;

/** The slots of a practice: every quarter of an hour from noon of 2026-12-03 on, 54 hours after the clock stands. */
export function at(number: number): string {
  return new Date(Date.parse('2026-12-03T12:00:00.000Z') + number * 15 * 60_000).toISOString();
}

function expectPaid({ status, body }: Answer): void {
  if (status !== 200 || body.status !== 'succeeded') {
    throw new Error(`not paid: ${status} ${JSON.stringify(body)}`);
  }
}

function callsTo(world: TestApp, { hospitalId }: Clinic) {
  const staff: Asker = {};
  const tokenOf = ({ accountId }: Asker) =>
    accountId === undefined
      ? world.tokenFor({ role: 'staff', hospitalId })
      : world.tokenFor({ role: 'patient', accountId });
  const post = (path: string, who: Asker, body?: unknown, headers: Record<string, string> = {}) =>
    world.call('POST', `/v1/appointments${path}`, {
      token: tokenOf(who),
      body,
      headers: { 'idempotency-key': newId(), ...headers },
    });
  const read = (id: string, path = '', who: Asker = staff) =>
    world.call('GET', `/v1/appointments/${id}${path}`, { token: tokenOf(who) });
  const pay = (id: string, who: Asker, paymentMethodId = 'pm_card_visa') =>
    post(`/${id}/payment`, who, { paymentMethodId });
  return { staff, post, read, pay };
}

async function practiceIn(city: Clinic, visitType: VisitTypeOptions, slots: number) {
  const doctorId = await city.addDoctor();
  const visitTypeId = await city.addVisitType(doctorId, {
    payment: 'online',
    feeMinor: 50_000,
    ...visitType,
  });
  const slotIds: string[] = [];
  for (let number = 0; number < slots; number += 1) {
    slotIds.push(await city.addSlot(doctorId, at(number)));
  }
  return { doctorId, visitTypeId, slot: (number: number) => slotIds[number] as string };
}

/** The patient confirms with Stripe itself, which charges the card whatever became of the visit meanwhile and tells us afterwards. */
async function payInBrowser({ app }: TestApp, { database }: Clinic, id: string): Promise<void> {
  const { rows } = await database.query<{ id: string; intent: string }>(
    'select id, stripe_payment_intent_id as intent from payments where appointment_id = $1',
    [id],
  );
  const [payment] = rows;
  if (!payment) {
    throw new Error(`nothing is to be paid for ${id}`);
  }
  await app
    .get(StripeClient)
    .ask((api) => api.paymentIntents.confirm(payment.intent, { payment_method: 'pm_card_visa' }));
  await app.get(ApplyPayment).sync(payment.id);
}

/** What the tables say was paid and goes back, oldest first. */
async function moneyOf({ database }: Clinic, id: string): Promise<string[]> {
  const { rows } = await database.query<{ payment: string; refunds: string | null }>(
    `select p.purpose || ' ' || p.channel || ' ' || p.status || ' ' || p.amount_minor as payment,
            (select string_agg(r.reason || ' ' || r.amount_minor, ', ' order by r.id) from refunds r
              where r.payment_id = p.id) as refunds
       from payments p where p.appointment_id = $1 order by p.id`,
    [id],
  );
  return rows.map(({ payment, refunds }) => (refunds === null ? payment : `${payment} <- ${refunds}`));
}

async function isFree({ database }: Clinic, slotId: string): Promise<boolean> {
  const { rows } = await database.query<{ free: boolean }>(
    'select appointment_id is null as free from slots where id = $1',
    [slotId],
  );
  return rows[0]?.free === true;
}
