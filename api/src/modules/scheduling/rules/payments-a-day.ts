const dayMs = 24 * 60 * 60_000;

/** As many online payments a patient may begin within a day; whoever needs more has the desk. */
export const onlinePaymentsADay = 10;

/** Payments begun after this instant count. */
export function countedSince(now: Date): Date {
  return new Date(now.getTime() - dayMs);
}

/** How long until the payment that fills the number is a day old. */
export function secondsUntilNextPayment(filledBy: Date, now: Date): number {
  return Math.max(1, Math.ceil((filledBy.getTime() + dayMs - now.getTime()) / 1000));
}
