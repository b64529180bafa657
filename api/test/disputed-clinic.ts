import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SettleRefund } from '../src/modules/payments/refunds/settle-refund.ts';
import { newId } from '../src/values/ids.ts';
import { type Clinic, clinic } from './clinic.ts';
import { paidVisit, type PaymentOptions } from './paid-visit.ts';
import { startTestApp, type TestApp } from './test-app.ts';

/** A clinic whose patients complain; its files lie in a folder of its own. */
export async function disputedClinic(env: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'disputes-'));
  const world = await startTestApp({ FILES_DIR: folder, ...env });
  const hospital = await clinic(world);
  const elsewhere = world.tokenFor({ role: 'staff', hospitalId: newId() });
  const stranger = world.tokenFor({ role: 'patient' });

  const post = (path: string, token: string, body?: unknown, headers: Record<string, string> = {}) =>
    world.call('POST', `/v1/disputes${path}`, { token, headers, ...(body !== undefined && { body }) });
  const get = (path: string, token: string) => world.call('GET', `/v1/disputes${path}`, { token });
  /** A visit of two days ahead that 500.00 was paid for, unless the payments say otherwise. */
  const visited = async (...payments: PaymentOptions[]) => {
    const visit = await paidVisit(world, hospital, ...(payments.length > 0 ? payments : [{}]));
    return { ...visit, token: world.tokenFor({ role: 'patient', accountId: visit.patientId }) };
  };
  const disputed = async (...payments: PaymentOptions[]) => {
    const visit = await visited(...payments);
    const { appointmentId, token } = visit;
    const { status, body } = await post('', token, {
      appointmentId,
      kind: 'charged_but_not_seen',
      text: 'I was sent home with my rash.',
    });
    if (status !== 201) {
      throw new Error(`not opened: ${status} ${JSON.stringify(body)}`);
    }
    return { ...visit, id: String(body.id), dispute: body };
  };
  const handIn = (id: string, token: string, bytes: Buffer, headers: Record<string, string> = {}) =>
    post(`/${id}/files`, token, bytes, {
      'content-type': 'application/pdf',
      'x-file-name': 'bill.pdf',
      ...headers,
    });
  const close = async () => {
    await hospital.close();
    await world.close();
    await rm(folder, { recursive: true });
  };
  return {
    world,
    hospital,
    folder,
    elsewhere,
    stranger,
    post,
    get,
    visited,
    disputed,
    handIn,
    ...tablesOf(world, hospital),
    close,
  };
}

/** What came of disputes in the tables. */
function tablesOf({ app }: TestApp, { database }: Clinic) {
  /** What goes back for the visit, as the tables say, oldest first. */
  const refundsOf = async (appointmentId: string) => {
    const { rows } = await database.query<{ amount: string; reason: string }>(
      `select r.amount_minor as amount, r.reason from refunds r join payments p on p.id = r.payment_id
        where p.appointment_id = $1 order by r.id`,
      [appointmentId],
    );
    return rows.map(({ amount, reason }) => [Number(amount), reason]);
  };
  /** Stripe refuses the last attempt at each refund of the visit. */
  const failRefunds = async (appointmentId: string) => {
    const { rows } = await database.query<{ refundId: string }>(
      `update refunds set attempts = 4 from payments p where p.id = refunds.payment_id and p.appointment_id = $1
       returning refunds.id as "refundId"`,
      [appointmentId],
    );
    const attempt = { attempt: 5, stripeRefundId: null, failureCode: 'expired_or_canceled_card' };
    for (const { refundId } of rows) {
      await app.get(SettleRefund).settle({ ...attempt, refundId, status: 'failed' });
    }
  };
  const eventsOf = async (disputeId: string) => {
    const { rows } = await database.query<{ type: string; payload: object }>(
      `select type, payload from outbox_events where payload->>'disputeId' = $1 order by id`,
      [disputeId],
    );
    return rows;
  };
  return { refundsOf, failRefunds, eventsOf };
}

export type DisputedClinic = Awaited<ReturnType<typeof disputedClinic>>;

export const aPdf = Buffer.from('%PDF-1.7\nthe bill, and the rash\n%%EOF\n');
