import type { components } from '@smartmedconnect/sdk';
import type { Tone } from '../ui/tag.ts';

type Schemas = components['schemas'];
export type Money = Schemas['Money'];
export type Payment = Schemas['Payment'];
export type PaymentWithRefunds = Schemas['PaymentWithRefunds'];
export type Refund = Schemas['Refund'];

export const statuses: readonly Payment['status'][] = ['pending', 'succeeded', 'cancelled'];

export const statusLabels: Readonly<Record<Payment['status'], string>> = {
  pending: $localize`Not paid yet`,
  succeeded: $localize`Paid`,
  cancelled: $localize`Cancelled`,
};

export const statusTones: Readonly<Record<Payment['status'], Tone>> = {
  pending: 'busy',
  succeeded: 'good',
  cancelled: 'plain',
};

export const channels: readonly Payment['channel'][] = ['online', 'cash', 'card'];

export const channelLabels: Readonly<Record<Payment['channel'], string>> = {
  online: $localize`Online`,
  cash: $localize`Cash at the desk`,
  card: $localize`Card at the desk`,
};

export const purposeLabels: Readonly<Record<Payment['purpose'], string>> = {
  visit: $localize`For the visit`,
  reschedule: $localize`The difference to a dearer visit`,
};

export const refundReasonLabels: Readonly<Record<Refund['reason'], string>> = {
  early_notice: $localize`Cancelled in good time`,
  late_notice: $localize`Cancelled late`,
  not_the_patients_choice: $localize`Not the patient’s choice`,
  slot_gone: $localize`The time had gone`,
  paid_twice: $localize`Paid twice`,
  paid_after_cancellation: $localize`Paid after the cancellation`,
  rescheduled_to_cheaper: $localize`Moved to a cheaper visit`,
  goodwill: $localize`Goodwill`,
  dispute: $localize`Dispute`,
};

export const refundStatuses: readonly Refund['status'][] = ['pending', 'failed', 'succeeded'];

export const refundStatusLabels: Readonly<Record<Refund['status'], string>> = {
  pending: $localize`Not returned yet`,
  failed: $localize`Failed, still owed`,
  succeeded: $localize`Returned`,
};

export const refundChannels: readonly Refund['channel'][] = ['online', 'desk'];

export const refundChannelLabels: Readonly<Record<Refund['channel'], string>> = {
  online: $localize`To the card`,
  desk: $localize`At the desk`,
};

/** What can still be returned: of money that has come, what is neither back nor owed back. */
export function refundable({ status, amount, refunded }: Payment): Money {
  const left = status === 'succeeded' ? amount.amountMinor - refunded.amountMinor : 0;
  return { amountMinor: Math.max(0, left), currency: amount.currency };
}

/** How a refund stands, in few words and one colour: one at the desk waits for a person, as does one that has failed. */
export function refundStanding({ status, channel }: Pick<Refund, 'status' | 'channel'>): {
  label: string;
  tone: Tone;
} {
  if (status === 'failed') return { label: $localize`Failed, still owed`, tone: 'bad' };
  if (status === 'succeeded')
    return { label: channel === 'desk' ? $localize`Handed out` : $localize`Returned`, tone: 'good' };
  return { label: channel === 'desk' ? $localize`To be handed out` : $localize`On its way`, tone: 'busy' };
}

/** Another attempt is for admins, and only a failed one needs it. */
export function mayRetry({ status }: Pick<Refund, 'status'>, role: string | undefined): boolean {
  return role === 'admin' && status === 'failed';
}

/** Whoever is at the desk says that money was handed out: what waits there, or what no card would take back. */
export function maySettle({ status, channel }: Pick<Refund, 'status' | 'channel'>): boolean {
  return status === 'failed' || (status === 'pending' && channel === 'desk');
}
