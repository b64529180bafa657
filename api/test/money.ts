import { issue } from '../src/modules/payments/receipts/receipts.ts';
import { Database } from '../src/platform/database/database.ts';
import { newId } from '../src/values/ids.ts';
import type { Clinic } from './clinic.ts';
import type { TestApp } from './test-app.ts';

export interface PaidLine {
  amountMinor: number;
  channel?: 'online' | 'cash' | 'card';
  currency?: string;
  at?: string;
  status?: 'pending' | 'succeeded' | 'cancelled';
}

export interface ReturnedLine {
  amountMinor: number;
  status?: 'pending' | 'succeeded' | 'failed';
  reason?: string;
}

/** Money as it stands in the tables, without the journey that leads there: for specs about reading it. */
export function moneyOf(app: TestApp, clinic: Clinic) {
  return {
    addAppointment: (patientId: string) => addAppointment(clinic, patientId),
    pay: async (appointmentId: string, patientId: string, line: PaidLine) => {
      const at = line.at ?? app.clock.now().toISOString();
      const id = await addPayment(clinic, { appointmentId, patientId, at }, line);
      if ((line.status ?? 'succeeded') === 'succeeded') {
        const paid = { appointmentId, hospitalId: clinic.hospitalId, at: new Date(at) };
        await app.app.get(Database).transaction((em) => issue(em.getKysely<never>(), paid));
      }
      return id;
    },
    giveBack: (paymentId: string, line: ReturnedLine) => addRefund(clinic, paymentId, app.clock.now(), line),
  };
}

async function addAppointment(
  { database, hospitalId, doctorId, locationId, addVisitType }: Clinic,
  patientId: string,
): Promise<string> {
  const id = newId();
  const visitTypeId = await addVisitType(doctorId, {
    name: `First visit ${id.slice(-6)}`,
    payment: 'online',
  });
  await database.query(
    `insert into appointments (id, reference, hospital_id, doctor_id, location_id, patient_id, visit_type_id, lane, starts_at,
       ends_at, status, mode, payment, fee_minor, currency, policy, booked_by, created_at, updated_at)
     values ($1::uuid, $1::text, $2, $3, $4, $5, $6, 0, '2026-12-02T04:30:00Z', '2026-12-02T04:45:00Z', 'cancelled',
       'in_person', 'online', 50000, 'INR', '{}', 'system', now(), now())`,
    [id, hospitalId, doctorId, locationId, patientId, visitTypeId],
  );
  return id;
}

async function addPayment(
  { database, hospitalId }: Clinic,
  { appointmentId, patientId, at }: { appointmentId: string; patientId: string; at: string },
  { amountMinor, channel = 'online', currency = 'INR', status = 'succeeded' }: PaidLine,
): Promise<string> {
  const id = newId();
  await database.query(
    `insert into payments (id, appointment_id, hospital_id, patient_id, purpose, channel, status, amount_minor, currency,
       platform_fee_minor, recorded_by, paid_at, created_at, updated_at)
     values ($1, $2, $3, $4, 'visit', $5, $6, $7, $8, $9, $10, $11, $12, $12)`,
    [
      id,
      appointmentId,
      hospitalId,
      patientId,
      channel,
      status,
      amountMinor,
      currency,
      Math.floor(amountMinor / 20),
      channel === 'online' ? null : 'staff:1',
      status === 'succeeded' ? at : null,
      at,
    ],
  );
  return id;
}

async function addRefund(
  { database }: Clinic,
  paymentId: string,
  now: Date,
  { amountMinor, status = 'succeeded', reason = 'goodwill' }: ReturnedLine,
): Promise<string> {
  const id = newId();
  await database.query(
    `insert into refunds (id, payment_id, amount_minor, platform_fee_minor, reason, channel, status, requested_by, requested_at,
       settled_at, updated_at)
     values ($1, $2, $3, 0, $4, 'online', $5, 'system', $6, $7, $6)`,
    [id, paymentId, amountMinor, reason, status, now, status === 'succeeded' ? now : null],
  );
  await database.query('update payments set refunded_minor = refunded_minor + $2 where id = $1', [
    paymentId,
    amountMinor,
  ]);
  return id;
}
