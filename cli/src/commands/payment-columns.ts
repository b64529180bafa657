import { currencyDecimals, type components } from '@smartmedconnect/sdk';
import type { Column } from '../output.ts';

export type Payment = components['schemas']['Payment'];
type Money = components['schemas']['Money'];

/** What an accountant needs of a payment, each amount in the major units of its currency. */
export const paymentColumns: Column<Payment>[] = [
  { title: 'id', value: (payment) => payment.id },
  { title: 'created_at', value: (payment) => payment.createdAt },
  { title: 'paid_at', value: (payment) => payment.paidAt },
  { title: 'hospital_id', value: (payment) => payment.hospitalId },
  { title: 'appointment_id', value: (payment) => payment.appointmentId },
  { title: 'patient_id', value: (payment) => payment.patientId },
  { title: 'purpose', value: (payment) => payment.purpose },
  { title: 'channel', value: (payment) => payment.channel },
  { title: 'status', value: (payment) => payment.status },
  { title: 'currency', value: (payment) => payment.amount.currency },
  { title: 'amount', value: (payment) => major(payment.amount) },
  { title: 'platform_fee', value: (payment) => major(payment.platformFee) },
  { title: 'hospital_share', value: (payment) => major(payment.hospitalShare) },
  { title: 'refunded', value: (payment) => major(payment.refunded) },
  { title: 'owed', value: (payment) => major(payment.owed) },
  { title: 'net', value: (payment) => major(payment.net.amount) },
  { title: 'net_platform_fee', value: (payment) => major(payment.net.platformFee) },
  { title: 'net_hospital_share', value: (payment) => major(payment.net.hospitalShare) },
  { title: 'stripe_payment_intent', value: (payment) => payment.stripePaymentIntentId },
];

/** `500.00` of 50000 paise, `1500` of 1500 yen, `1.500` of 1500 fils: exact, a point and no groups, for programs to read. */
export function major({ amountMinor, currency }: Money): string {
  const digits = currencyDecimals(currency);
  const minor = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  const whole = minor.slice(0, minor.length - digits);
  return `${amountMinor < 0 ? '-' : ''}${whole}${digits === 0 ? '' : `.${minor.slice(-digits)}`}`;
}
