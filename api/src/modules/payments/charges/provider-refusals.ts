import { Refusal } from '../../../values/refusal.ts';
import { StripeFault } from '../provider/stripe-fault.ts';

const retryAfterSeconds = 5;

export function nothingToPay(): Refusal {
  return new Refusal('payments.nothing_to_pay', {
    detail: 'It is paid, or nothing is due online, or it has ended: `status` of the appointment says which.',
  });
}

/** What a caller is told of a fault at the provider; what is no such thing stays what it is. */
export function refusalOf(thrown: unknown): unknown {
  if (!(thrown instanceof StripeFault)) {
    return thrown;
  }
  switch (thrown.kind) {
    case 'declined':
      return new Refusal('payments.declined', {
        detail: thrown.message,
        declineCode: thrown.declineCode ?? 'generic_decline',
      });
    case 'unavailable':
      return new Refusal('payments.provider_unavailable', { retryAfterSeconds });
    case 'mismatch':
      return new Refusal('request.idempotency_mismatch');
    default:
      return refusalOfParameter(thrown);
  }
}

/** What stands in our row or in the request and Stripe does not take; of anything else we are the ones at fault. */
function refusalOfParameter(fault: StripeFault): Error {
  if (fault.param?.startsWith('payment_method')) {
    return notAPaymentMethod(fault.message);
  }
  return fault.param === 'amount' || fault.param === 'currency'
    ? new Refusal('payments.not_chargeable', {
        detail: 'Stripe does not take this amount or currency online. The hospital can take it at the desk.',
      })
    : fault;
}

function notAPaymentMethod(detail: string): Refusal {
  return new Refusal('request.invalid', {
    errors: [{ pointer: '/paymentMethodId', code: 'unusable', detail }],
  });
}
