import { type Kysely, type RawBuilder, sql } from 'kysely';
import { rfc3339 } from '../../../platform/database/rfc3339.ts';
import type { paymentChannels } from '../charges/payment.entity.ts';
import type { refundStatuses } from '../refunds/refund.entity.ts';
import type { RefundReason } from '../refunds/refund-reasons.ts';

/** What a receipt is made of, as it stands in the tables at this moment; instants as an answer tells them. */
export interface ReceiptFacts {
  number: number;
  issuedAt: string;
  appointmentId: string;
  reference: string;
  hospital: { id: string; slug: string; name: string; legalName: string | null; taxLine: string | null };
  location: { address: (string | null)[]; country: string | null; timeZone: string };
  patient: { id: string; name: string; locale: string | null; timeZone: string | null };
  visit: {
    name: string | null;
    mode: 'in_person' | 'video' | 'phone';
    doctor: string;
    startsAt: string;
    endsAt: string;
  };
  payments: PaymentFacts[];
  refunds: RefundFacts[];
}

export interface PaymentFacts {
  id: string;
  channel: (typeof paymentChannels)[number];
  amountMinor: number;
  currency: string;
  paidAt: string;
}

export interface RefundFacts {
  id: string;
  paymentId: string;
  amountMinor: number;
  currency: string;
  reason: RefundReason;
  status: (typeof refundStatuses)[number];
  requestedAt: string;
  settledAt: string | null;
}

/** The receipt of an appointment with all that was paid and returned; undefined before the first payment. */
export async function readReceipt(
  database: Kysely<never>,
  appointmentId: string,
): Promise<ReceiptFacts | undefined> {
  const { rows } = await sql<ReceiptFacts>`
    select r.number::float8 as number, ${rfc3339('r.issued_at')} as "issuedAt", a.id as "appointmentId", a.reference,
      json_build_object('id', h.id, 'slug', h.slug, 'name', h.name, 'legalName', h.legal_name, 'taxLine', h.tax_line) as hospital,
      json_build_object('address', json_build_array(l.address_line, l.city, l.region, l.postal_code),
        'country', l.country, 'timeZone', l.time_zone) as location,
      json_build_object('id', c.id, 'name', c.full_name, 'locale', c.locale, 'timeZone', c.time_zone) as patient,
      json_build_object('name', v.name, 'mode', a.mode, 'doctor', d.full_name, 'startsAt', ${rfc3339('a.starts_at')},
        'endsAt', ${rfc3339('a.ends_at')}) as visit,
      ${payments} as payments, ${refunds} as refunds
    from receipts r
    join appointments a on a.id = r.appointment_id
    join hospitals h on h.id = r.hospital_id
    join locations l on l.id = a.location_id
    join doctors d on d.id = a.doctor_id
    join accounts c on c.id = a.patient_id
    left join visit_types v on v.id = a.visit_type_id
    where r.appointment_id = ${appointmentId}`.execute(database);
  return rows[0];
}

const payments: RawBuilder<PaymentFacts[]> = sql`(
  select coalesce(json_agg(json_build_object('id', p.id, 'channel', p.channel, 'amountMinor', p.amount_minor,
    'currency', p.currency, 'paidAt', ${rfc3339('p.paid_at')}) order by p.paid_at, p.id), '[]')
  from payments p where p.appointment_id = a.id and p.status = 'succeeded')`;

const refunds: RawBuilder<RefundFacts[]> = sql`(
  select coalesce(json_agg(json_build_object('id', f.id, 'paymentId', p.id, 'amountMinor', f.amount_minor,
    'currency', p.currency, 'reason', f.reason, 'status', f.status, 'requestedAt', ${rfc3339('f.requested_at')},
    'settledAt', ${rfc3339('f.settled_at')}) order by f.requested_at, f.id), '[]')
  from payments p join refunds f on f.payment_id = p.id where p.appointment_id = a.id)`;
