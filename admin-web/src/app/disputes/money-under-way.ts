import type { Dispute } from './dispute.ts';

/** Whether money of a decision is on its way back by card. What the desk gives back waits for a person, not for a moment. */
export function isMoneyUnderWay({ resolution }: Pick<Dispute, 'resolution'>): boolean {
  return (
    resolution?.refunds.some(({ channel, status }) => channel === 'online' && status === 'pending') ?? false
  );
}
