import { endpoint, ok } from '../protocol/endpoint.ts';
import { missingObject } from '../protocol/refusal.ts';

/** A connected account. Whatever id begins with `acct_` exists, and may charge and be paid out. */
export const accountEndpoints = [
  endpoint({
    method: 'GET',
    path: '/v1/accounts/:id',
    parameters: {},
    answer: ({ id }) => ok(readAccount(id)),
  }),
];

export function readAccount(id: string, param = 'account') {
  if (!/^acct_\w+$/.test(id)) throw missingObject('account', id, param);
  return {
    id,
    object: 'account',
    business_profile: { mcc: null, name: null, product_description: null, support_address: null },
    business_type: null,
    capabilities: { card_payments: 'active', transfers: 'active' },
    charges_enabled: true,
    country: 'US',
    created: 1_700_000_000,
    default_currency: 'usd',
    details_submitted: true,
    email: null,
    external_accounts: {
      object: 'list',
      data: [],
      has_more: false,
      url: `/v1/accounts/${id}/external_accounts`,
    },
    metadata: {},
    payouts_enabled: true,
    requirements: {
      alternatives: [],
      current_deadline: null,
      currently_due: [],
      disabled_reason: null,
      errors: [],
      eventually_due: [],
      past_due: [],
      pending_verification: [],
    },
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: 'standard',
  };
}
